"""Purchase orders in the search box."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .models import Order
from .states import ORDER


@provider("purchasing")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Orders by number or supplier."""
    if len(text) < 2 or not actor.may("purchasing.see_orders"):
        return
    words = Q(number__icontains=text) | Q(supplier__name__icontains=text)
    for o in rows(Order, actor).filter(words).select_related("supplier").order_by("-id")[:5]:
        hint = f"{o.supplier.name} {ORDER.title(o.state)}"
        yield Hit(_("Purchase order"), str(o), hint, f"/purchasing/orders/{o.pk}/")
