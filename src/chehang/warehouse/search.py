"""Deliveries, discrepancy reports and outbound orders in the search box, by number."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .models import Discrepancy, Inbound, Outbound
from .states import DISCREPANCY, INBOUND, OUTBOUND

SHORTEST = 3


@provider("warehouse")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Documents the actor may see whose number, source or receiver contains the text."""
    if len(text) < SHORTEST:
        return
    if actor.may("warehouse.see_deliveries"):
        words = Q(number__icontains=text) | Q(receipt_number__icontains=text) | Q(waybill__iexact=text)
        for i in rows(Inbound, actor).filter(words).order_by("-id")[:5]:
            yield Hit(_("Delivery"), str(i), str(INBOUND.title(i.state)), f"/warehouse/deliveries/{i.pk}/")
    if actor.may("warehouse.see_outbound"):
        words = Q(number__icontains=text) | Q(source_number__icontains=text) | Q(receiver_name__icontains=text)
        for o in rows(Outbound, actor).filter(words).order_by("-id")[:5]:
            hint = f"{o.receiver_name} {OUTBOUND.title(o.state)}"
            yield Hit(_("Outbound order"), o.number, hint, f"/warehouse/outbound/{o.pk}/")
    if actor.may("warehouse.see_discrepancies"):
        for d in rows(Discrepancy, actor).filter(number__icontains=text).order_by("-id")[:5]:
            yield Hit(
                _("Discrepancy report"), d.number, str(DISCREPANCY.title(d.state)), f"/warehouse/discrepancies/{d.pk}/"
            )
