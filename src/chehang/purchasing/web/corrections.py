"""The screen of corrected prices."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Column, Panel, Screen, register
from chehang.core.sources import Source
from chehang.warehouse.late_costs import shares_of
from chehang.warehouse.web.late_costs import WHERE

from ..correcting import DOCUMENT

LINES = (
    Column("inbound_line.part_no", _("Part number"), link="catalogue.parts", via="inbound_line.part_id"),
    Column("inbound_line.part_name", _("Name")),
    Column("inbound_line.value_ex", _("Bought for, without VAT"), "money"),
    Column("amount", _("Amount in currency"), "money"),
    Column("ex", _("Amount without VAT"), "money"),
    Column("tax", _("VAT"), "money"),
)

register(
    Screen(
        "purchasing.corrections",
        _("Corrected prices"),
        "purchasing.PriceCorrection",
        menu="purchasing",
        posts=("parts_planner", "parts_manager", "parts_logistics", "accountant", "finance_manager", "general_manager"),
        columns=(
            Column("number", _("Number"), link="purchasing.corrections"),
            Column("on", _("Date"), "date"),
            Column("supplier.name", _("Supplier"), link="parties.suppliers"),
            Column("inbound.receipt_number", _("Goods receipt")),
            Column("paper_no", _("Number of the paper")),
            Column("ex", _("Amount without VAT"), "money", total=True),
            Column("tax", _("VAT"), "money", total=True),
            Column("currency", _("Currency"), hidden=True),
            Column("rate", _("Rate"), "cost", hidden=True),
            Column("to_stock", _("To stock"), "money", total=True),
            Column("to_cost", _("To cost of sales"), "money", total=True),
            Column("lowered", _("Off what was owed"), "flag"),
            Column("reason", _("Reason")),
            Column("by.name", _("By")),
        ),
        search=("number", "paper_no", "supplier__name", "inbound__receipt_number"),
        filters=("supplier", "on"),
        ordering=("-id",),
        new=("purchasing.correct_price",),
        panels=(
            Panel(_("Lines"), LINES, lambda made, actor: made.lines.select_related("inbound_line").order_by("id")),
            Panel(_("Where it went"), WHERE, lambda made, actor: shares_of(actor, Source(DOCUMENT, made.pk))),
        ),
        empty=_("No supplier corrected a price after the invoice."),
        order=17,
    ),
)
