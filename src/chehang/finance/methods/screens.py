"""The screens of accounting methods and of notes for the income tax return."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Action, Column, Panel, Screen, register
from chehang.ledger.events import event_title
from chehang.ledger.models import Method

from .trying import trial

BOOKS = ("accountant", "finance_manager", "general_manager")
TRIED = (
    Column("date", _("Date"), "date"),
    Column("voucher", _("Voucher")),
    Column("summary", _("Summary")),
    Column("amount", _("Amount"), "money", total=True),
    Column("was", _("Booked to")),
    Column("would", _("Would go to")),
)


def _tried(method: Method, actor: Actor) -> list[object]:
    return list(trial(method, actor))


def _event(method: Method, actor: Actor) -> list[dict[str, object]]:
    return [{"title": event_title(method.event)}]


register(
    Screen(
        "finance.methods",
        _("Accounting methods"),
        "ledger.Method",
        menu="finance",
        order=40,
        posts=BOOKS,
        columns=(
            Column("event", _("Event")),
            Column("leg", _("Leg")),
            Column("state", _("State"), "state"),
            Column("account", _("Ledger account")),
            Column("department", _("Department"), hidden=True),
            Column("valid_from", _("From"), "date"),
            Column("reason", _("Reason")),
            Column("author.name", _("Proposed by")),
            Column("approved_by.name", _("Approved by")),
        ),
        search=("event", "leg", "reason"),
        filters=("state", "valid_from"),
        new=("finance.propose_method",),
        actions=(Action("finance.approve_method", ("proposed",), main=True), Action("finance.drop_method", ("proposed",))),
        panels=(
            Panel(_("Event"), (Column("title", _("What happens")),), _event),
            Panel(_("Trial: vouchers of the last two months it would have put elsewhere"), TRIED, _tried),
        ),
        heading="event",
        empty=_("The product's posting rules hold. Propose a method where your store books otherwise."),
    ),
    Screen(
        "finance.tax_notes",
        _("Book-tax differences"),
        "finance.TaxNote",
        menu="finance",
        order=41,
        posts=BOOKS,
        columns=(
            Column("year", _("Year"), "number"),
            Column("subject", _("Item")),
            Column("get_kind_display", _("Kind")),
            Column("booked", _("Amount in the books"), "money", total=True),
            Column("allowed", _("Amount by tax law"), "money", total=True),
            Column("adjustment", _("Adds to the profit"), "money"),
            Column("basis", _("By which rule")),
            Column("by.name", _("By")),
        ),
        search=("subject", "basis"),
        filters=("year", "kind"),
        new=("finance.note_tax_difference",),
        heading="subject",
        empty=_("No differences noted."),
    ),
)  # fmt: skip
