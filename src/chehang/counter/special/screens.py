"""The screen of special orders."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.core.views import Board

SEES = (
    "parts_sales",
    "parts_manager",
    "parts_planner",
    "cashier",
    "accountant",
    "finance_manager",
    "general_manager",
    "service_advisor",
    "customer_service_manager",
)
OPEN = ("to_order", "ordered", "arrived", "notified")
CARD = (
    Column("number", _("Number")),
    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
    Column("customer.name", _("Customer")),
    Column("promised_on", _("Promised for"), "date"),
)

register(
    Screen(
        "counter.special_orders",
        _("Special orders"),
        "counter.SpecialOrder",
        menu="parts",
        posts=SEES,
        columns=(
            Column("number", _("Number"), link="counter.special_orders"),
            Column("state", _("State"), "state"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
            Column("part_name", _("Part name")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("amount_inc", _("Amount"), "money", total=True),
            Column("promised_on", _("Promised for"), "date"),
            Column("pickup_by", _("To be collected by"), "date"),
            Column("get_deposit_kind_display", _("Nature of the deposit"), hidden=True),
            Column("deposit", _("Customer's deposit"), "money", total=True),
            Column("earnest", _("Of it earnest money"), "money", hidden=True),
            Column("held", _("Still held"), "money"),
            Column("applied", _("Applied to the sale"), "money", hidden=True),
            Column("returned", _("Given back"), "money", hidden=True),
            Column("forfeited", _("Forfeited"), "money", hidden=True),
            Column("car_model", _("Car model")),
            Column("colour_code", _("Colour code"), hidden=True),
            Column("order_no", _("Purchase order")),
            Column("expected_on", _("Expected"), "date", hidden=True),
            Column("arrived_at", _("Goods arrived"), "datetime"),
            Column("reminded", _("Reminders sent"), "number", hidden=True),
            Column("offered_at", _("Offered to others"), "datetime", hidden=True),
            Column("made_by.name", _("Salesperson")),
            Column("sale.number", _("Sales order"), link="counter.sales", hidden=True),
        ),
        search=("number", "customer__name", "part_no", "part_name", "=vin", "=mobile", "order_no"),
        filters=("state", "promised_on", "pickup_by", "deposit_kind"),
        ordering=("promised_on", "id"),
        new=("counter.register_special_order",),
        actions=(
            Action("counter.link_special_order", ("to_order", "ordered"), main=True),
            Action("counter.note_notice", ("arrived", "notified"), main=True),
            Action("counter.offer_special_order", ("arrived", "notified")),
            Action("counter.collect_special_order", ("arrived", "notified"), main=True),
            Action("counter.close_special_order", ("deposit", *OPEN)),
        ),
        panels=(
            Panel(
                _("Attempts to reach the customer"),
                (
                    Column("at", _("Time"), "datetime"),
                    Column("by.name", _("By whom")),
                    Column("get_channel_display", _("Channel")),
                    Column("reached", _("Customer reached"), "flag"),
                    Column("answer", _("Answer")),
                ),
                lambda order, actor: order.notices.select_related("by").order_by("-id"),
            ),
        ),
        document="counter.special_order",
        views=(
            Board(
                card=CARD,
                lanes=("deposit", "to_order", "ordered", "arrived", "notified", "selling"),
                total="amount_inc",
            ),
        ),
        empty=_("No special orders. Register what a customer needs and the store has not."),
        order=25,
    ),
)
