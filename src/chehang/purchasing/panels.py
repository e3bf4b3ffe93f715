"""What purchasing shows on the pages of other departments: a part's open orders."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.models import Part
from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, add_panel

from .models import OrderLine

COLUMNS = (
    Column("order.number", _("Order"), link="purchasing.orders"),
    Column("order.supplier.name", _("Supplier")),
    Column("order.state", _("State"), "state"),
    Column("quantity", _("Quantity"), "quantity"),
    Column("received", _("Received"), "quantity"),
    Column("price_ex", _("Price without VAT"), "cost"),
    Column("order.required_on", _("Required on"), "date"),
)


def open_orders(part: Part, actor: Actor) -> QuerySet[OrderLine]:
    """The order lines of a part that are still to come, for who may see orders."""
    if not actor.may("purchasing.see_orders"):
        return OrderLine.objects.none()
    lines = access.rows(OrderLine, actor).filter(part=part)
    lines = lines.filter(order__state__in=("submitted", "reviewed", "sent", "partial"))
    return lines.select_related("order__supplier").order_by("-order_id")


add_panel("catalogue.parts", Panel(_("Open orders"), COLUMNS, open_orders, order=30))
