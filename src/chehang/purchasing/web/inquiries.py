"""The screen of inquiries, with the answers side by side."""

from collections.abc import Iterable

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.purchasing.comparing import Ranked, ranked
from chehang.purchasing.models import Inquiry, Offer
from chehang.purchasing.scorecard import trust_of


def _compared(made: Inquiry, actor: Actor) -> Iterable[Ranked]:
    return ranked(made, trust_of(actor, localdate()))


def _offers(made: Inquiry, actor: Actor) -> Iterable[Offer]:
    found = Offer.objects.filter(line__inquiry=made).select_related("line", "supplier", "entered_by")
    return found.order_by("line__n", "landed_ex")


register(
    Screen(
        "purchasing.inquiries",
        _("Inquiries"),
        "purchasing.Inquiry",
        menu="purchasing",
        posts=("parts_planner", "parts_manager", "parts_sales", "general_manager", "finance_manager"),
        columns=(
            Column("number", _("Number"), link="purchasing.inquiries"),
            Column("state", _("State"), "state"),
            Column("get_reason_display", _("Reason")),
            Column("due_on", _("Answers until"), "date"),
            Column("reference", _("Wanted for")),
            Column("chosen.name", _("Supplier chosen")),
            Column("choice_reason", _("Why this one"), hidden=True),
            Column("few_reason", _("Why fewer than three suppliers"), hidden=True),
            Column("made_by.name", _("Asked by")),
            Column("made_at", _("Sent"), "datetime"),
            Column("chosen_by.name", _("Chosen by")),
            Column("order.number", _("Order"), link="purchasing.orders"),
        ),
        search=("number", "reference", "lines__part_no", "lines__part_name", "chosen__name"),
        filters=("state", "reason", "due_on", "made_at"),
        new=("purchasing.send_inquiry",),
        actions=(
            Action("purchasing.enter_offer", ("sent", "answered"), main=True),
            Action("purchasing.award_inquiry", ("answered",), main=True),
            Action("purchasing.order_inquiry", ("awarded",), main=True),
            Action("purchasing.close_inquiry", ("sent", "answered", "awarded")),
        ),
        panels=(
            Panel(
                _("Side by side"),
                (
                    Column("supplier", _("Supplier")),
                    Column("cost", _("Comparable cost"), "money"),
                    Column("days", _("Days until delivery"), "number"),
                    Column("trust", _("Punctual and right"), "rate"),
                    Column("invoice", _("Invoice")),
                    Column("score", _("Score"), "rate"),
                    Column("cheapest", _("Cheapest"), "flag"),
                    Column("whole", _("Every line named"), "flag"),
                ),
                _compared,
                order=10,
            ),
            Panel(
                _("Lines"),
                (
                    Column("n", "#", "number"),
                    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
                    Column("part_name", _("Name")),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("target_inc", _("Target price with VAT"), "money"),
                ),
                lambda made, actor: made.lines.order_by("n"),
                order=20,
            ),
            Panel(
                _("Answers of suppliers"),
                (
                    Column("line.n", "#", "number"),
                    Column("line.part_no", _("Part number")),
                    Column("supplier.name", _("Supplier")),
                    Column("price_inc", _("Price with VAT"), "money"),
                    Column("get_invoice_display", _("Invoice")),
                    Column("freight_ex", _("Freight"), "money"),
                    Column("landed_ex", _("Comparable cost"), "money"),
                    Column("lead_days", _("Days until delivery"), "number"),
                    Column("in_stock", _("Has it in stock"), "flag"),
                    Column("valid_until", _("Valid until"), "date"),
                    Column("entered_by.name", _("Entered by")),
                ),
                _offers,
                order=30,
            ),
            Panel(
                _("Asked suppliers"),
                (Column("supplier.name", _("Supplier")), Column("answered_at", _("Answered at"), "datetime")),
                lambda made, actor: made.invited.select_related("supplier").order_by("id"),
                order=40,
            ),
        ),
        document="purchasing.inquiry",
        base=lambda rows: rows.distinct(),
        empty=_("No inquiries. Ask several suppliers before you buy something for the first time, or dearly."),
        order=12,
    )
)
