"""Screens of the counter."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Menu, Page, Panel, Screen, add_link, register
from chehang.core.views import Chart
from chehang.counter.cores import screens as cores
from chehang.counter.special import screens as special

from . import quotes

__all__ = ["SELLERS", "cores", "quotes", "special"]

SELLERS = ("parts_sales", "parts_manager", "general_manager")

register(
    Menu("parts", _("Parts counter"), 10, ("parts_sales", "parts_manager")),
    Page(
        "counter.guardian",
        _("Guardian of special orders"),
        "/counter/guardian/",
        "parts",
        ("parts_manager", "parts_sales"),
        order=26,
    ),
    Page("counter.desk", _("Parts counter"), "/counter/desk/", "parts", ("parts_sales", "parts_manager"), order=1),
    Screen(
        "counter.sales",
        _("Sales orders"),
        "counter.Sale",
        group=True,
        menu="parts",
        posts=(*SELLERS, "cashier", "accountant", "finance_manager", "keeper"),
        columns=(
            Column("__str__", _("Number")),
            Column("state", _("State"), "state"),
            Column("customer.name", _("Customer"), link="parties.customers"),
            Column("amount_inc", _("Amount"), "money", total=True),
            Column("amount_ex", _("Without tax"), "money", total=True, hidden=True),
            Column("tax", _("Tax"), "money", total=True, hidden=True),
            Column("get_handover_display", _("Handover")),
            Column("made_by_name", _("Salesperson")),
            Column("made_at", _("Made at"), "datetime"),
            Column("confirmed_at", _("Confirmed at"), "datetime", hidden=True),
        ),
        search=(
            "number",
            "customer__name",
            "=customer__mobile",
            "customer__plate_no",
            "lines__part_no",
            "made_by_name",
        ),
        filters=("state", "handover", "made_at", "confirmed_at"),
        links=(
            Link(_("Continue at the counter"), "/counter/desk/?sale={id}", ("draft",), "counter.open_desk", True),
            Link(_("Take goods back"), "/counter/sales/{id}/return/", ("closed",), "counter.request_return"),
        ),
        actions=(
            Action("counter.confirm_sale", ("draft",)),
            Action("counter.approve_discount", ("draft",)),
            Action("counter.quote_sale", ("draft",)),
            Action("counter.cancel_sale", ("draft", "confirmed", "cleared")),
        ),
        panels=(
            Panel(
                _("Lines"),
                (
                    Column("n", "#", "number"),
                    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
                    Column("part_name", _("Part name")),
                    Column("quantity", _("Quantity"), "quantity", unit="unit_title"),
                    Column("price_inc", _("Price"), "money"),
                    Column("discount", _("Discount"), "rate"),
                    Column("amount_inc", _("Amount"), "money"),
                    Column("tax", _("Tax"), "money"),
                    Column("returned", _("Came back"), "quantity"),
                ),
                lambda sale, actor: sale.lines.order_by("n").select_related("part"),
            ),
            Panel(
                _("Returns"),
                (
                    Column("number", _("Number"), link="counter.returns"),
                    Column("state", _("State"), "state"),
                    Column("amount_inc", _("Amount"), "money"),
                    Column("reason", _("Reason")),
                ),
                lambda sale, actor: sale.returns.order_by("id"),
            ),
        ),
        document="counter.sale",
        views=(Chart("counter.sold", "day"),),
        groups=("made_by_name", "state"),
        empty=_("No sales yet. Start at the parts counter."),
        order=10,
    ),
    Screen(
        "counter.returns",
        _("Sales returns"),
        "counter.SaleReturn",
        menu="parts",
        posts=(*SELLERS, "keeper", "cashier", "accountant", "finance_manager"),
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("sale.number", _("Sales order"), link="counter.sales"),
            Column("sale.customer.name", _("Customer"), link="parties.customers"),
            Column("amount_inc", _("Amount"), "money", total=True),
            Column("get_cause_display", _("Cause")),
            Column("reason", _("Reason")),
            Column("made_by_name", _("Salesperson")),
            Column("made_at", _("Made at"), "datetime"),
            Column("inspected_by_name", _("Inspected by")),
            Column("finding", _("Finding"), hidden=True),
        ),
        search=("number", "sale__number", "sale__customer__name"),
        filters=("state", "cause", "made_at"),
        actions=(Action("counter.withdraw_return", ("requested",)),),
        links=(
            Link(
                _("Inspect a return"), "/counter/returns/{id}/inspect/", ("requested",), "counter.inspect_return", True
            ),
        ),
        panels=(
            Panel(
                _("Lines"),
                (
                    Column("sale_line.n", "#", "number"),
                    Column("sale_line.part_no", _("Part number")),
                    Column("sale_line.part_name", _("Part name")),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("accepted", _("Accepted"), "quantity"),
                    Column("get_condition_display", _("Condition")),
                    Column("bin.code", _("Bin")),
                    Column("amount_inc", _("Amount"), "money"),
                ),
                lambda made, actor: made.lines.order_by("sale_line__n").select_related("sale_line__part", "bin"),
            ),
        ),
        document="counter.sale_return",
        empty=_("No returns. They start from a sale that was handed over."),
        order=20,
    ),
    Screen(
        "counter.lost",
        _("Lost sales"),
        "counter.LostSale",
        menu="parts",
        posts=(*SELLERS, "parts_planner"),
        columns=(
            Column("date", _("Date"), "date"),
            Column("part.display_no", _("Part number"), link="catalogue.parts"),
            Column("part.name_cn", _("Part name")),
            Column("quantity", _("Quantity"), "quantity", total=True),
            Column("get_reason_display", _("Reason")),
            Column("customer.name", _("Customer")),
            Column("made_by_name", _("Salesperson")),
            Column("note", _("Note"), hidden=True),
        ),
        search=("part__norm_no", "part__name_cn", "note"),
        filters=("reason", "date"),
        new=("counter.record_lost_sale",),
        empty=_("No lost sales recorded."),
        order=30,
    ),
)

add_link(
    "warehouse.outlets",
    Link(_("Outlet sold parts"), "/do/counter/sell_outlet_goods/?place={id}", permission="counter.sell_outlet_goods"),
)
