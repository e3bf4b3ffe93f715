"""The screen of quotations."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, add_panel, register
from chehang.core.views import Calendar

from .by_car import last_bought

register(
    Page(
        "counter.by_car",
        _("Parts by car"),
        "/counter/by_car/",
        "parts",
        ("parts_sales", "parts_manager", "parts_planner", "service_advisor", "keeper"),
        order=3,
    ),
    Screen(
        "counter.quotations",
        _("Quotations"),
        "counter.Quotation",
        menu="parts",
        posts=("parts_sales", "parts_manager", "general_manager", "service_advisor"),
        columns=(
            Column("number", _("Number"), link="counter.quotations"),
            Column("state", _("State"), "state"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("car_model", _("Car model")),
            Column("amount_inc", _("Amount"), "money", total=True),
            Column("valid_until", _("Valid until"), "date"),
            Column("made_by.name", _("Salesperson")),
            Column("made_at", _("Given at"), "datetime"),
            Column("sale.number", _("Sales order"), link="counter.sales"),
            Column("get_lost_reason_display", _("Why it was lost")),
            Column("note", _("Note"), hidden=True),
        ),
        search=("number", "customer__name", "lines__part_no", "=vin"),
        filters=("state", "valid_until", "made_at", "lost_reason"),
        new=("counter.give_quotation",),
        actions=(
            Action("counter.accept_quotation", ("given",), main=True),
            Action("counter.lose_quotation", ("given", "expired")),
        ),
        panels=(
            Panel(
                _("Lines"),
                (
                    Column("n", "#", "number"),
                    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
                    Column("part_name", _("Part name")),
                    Column("part.get_quality_display", _("Quality")),
                    Column("quantity", _("Quantity"), "quantity", unit="part.get_unit_display"),
                    Column("price_inc", _("Price"), "money"),
                    Column("discount", _("Discount"), "rate"),
                    Column("amount_inc", _("Amount"), "money"),
                    Column("get_available_display", _("To be had")),
                    Column("days", _("Days"), "number"),
                ),
                lambda made, actor: made.lines.order_by("n").select_related("part"),
            ),
        ),
        document="counter.quotation",
        views=(Calendar("valid_until", (Column("number", _("Number")), Column("customer.name", _("Customer")))),),
        groups=("made_by.name", "state"),
        base=lambda rows: rows.distinct(),
        empty=_("No quotations. Give one to a customer who wants to think about it."),
        order=12,
    ),
)

add_panel(
    "parties.customers",
    Panel(
        _("Bought last"),
        (
            Column("sale.number", _("Sales order"), link="counter.sales"),
            Column("sale.confirmed_at", _("Confirmed at"), "datetime"),
            Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
            Column("part_name", _("Part name")),
            Column("quantity", _("Quantity"), "quantity"),
            Column("amount_inc", _("Amount"), "money"),
        ),
        lambda customer, actor: last_bought(actor, customer),
        order=30,
    ),
)
