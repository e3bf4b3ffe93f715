"""The screens of deferrals, accruals and proofs."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Column, Panel, Screen, register

from ..einvoices.models import EInvoice
from ..einvoices.reading import FINDINGS
from ..leasing.reckoning import schedule
from ..proving.comparing import compared
from ..proving.models import NightProof

BOOKS = ("accountant", "finance_manager", "general_manager")


SCHEDULE = (
    Column("n", _("No."), "number"),
    Column("before", _("Debt at the start"), "money"),
    Column("interest", _("Interest"), "money"),
    Column("payment", _("Payment"), "money"),
    Column("after", _("Debt at the end"), "money"),
    Column("amortisation", _("Amortisation"), "money"),
)


def _findings(row: EInvoice, actor: Actor) -> list[Any]:
    return [SimpleNamespace(title=FINDINGS.get(code, code)) for code in row.findings]


def _rules(row: NightProof, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**x) for x in row.rules]


def _pairs(row: NightProof, actor: Actor) -> list[Any]:
    return [SimpleNamespace(**x) for x in row.pairs]


register(
    Screen(
        "finance.deferrals",
        _("Prepaid expenses"),
        "finance.Deferral",
        menu="finance",
        order=37,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("get_kind_display", _("Kind")),
            Column("text", _("What for")),
            Column("get_department_display", _("Department")),
            Column("amount", _("Amount"), "money", total=True),
            Column("months", _("Months"), "number"),
            Column("first", _("First month"), "date"),
            Column("rest", _("Still to be spent"), "money"),
        ),
        search=("number", "text"),
        filters=("kind", "department", "first"),
        new=("finance.add_deferral", "finance.run_deferrals"),
        panels=(
            Panel(
                _("Months"),
                (Column("period", _("Month")), Column("amount", _("Amount"), "money")),
                lambda row, actor: row.parts.select_related("period").order_by("period__first_day"),
            ),
        ),
        document="finance.deferral",
        empty=_("Nothing is paid ahead."),
    ),
    Screen(
        "finance.revaluations",
        _("Currency revaluations"),
        "finance.Revaluation",
        menu="finance",
        order=38,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("period", _("Month")),
            Column("currency", _("Currency")),
            Column("rate", _("Rate of the last day"), "number"),
            Column("source", _("Where the rate is published")),
            Column("owed", _("Loss on debts"), "money", total=True),
            Column("held", _("Loss on accounts"), "money", total=True),
            Column("taken_back", _("Taken back by")),
            Column("by.name", _("By")),
        ),
        search=("number", "currency"),
        filters=("period", "currency"),
        new=("finance.revalue_currency", "finance.turn_month"),
        panels=(
            Panel(
                _("What was revalued"),
                (
                    Column("text", _("Invoice or account")),
                    Column("foreign", _("Amount in currency"), "money"),
                    Column("booked", _("In the books"), "money"),
                    Column("worth", _("Worth at the rate"), "money"),
                    Column("difference", _("Difference"), "money"),
                ),
                lambda row, actor: row.items.select_related("payable", "bank").order_by("id"),
            ),
        ),
        document="finance.revaluation",
        empty=_("No currency was revalued. Debts abroad and foreign accounts are carried at the rate of the month's last day."),
    ),
    Screen(
        "finance.paid_abroad",
        _("Exchange gain and loss"),
        "finance.PaidAbroad",
        menu="finance",
        order=39,
        posts=(*BOOKS, "parts_logistics", "parts_manager"),
        columns=(
            Column("on", _("Paid on"), "date"),
            Column("batch.number", _("Batch"), link="customs.shipments"),
            Column("payable.supplier.name", _("Supplier"), link="parties.suppliers"),
            Column("payable.paper_number", _("Invoice number")),
            Column("currency", _("Currency")),
            Column("foreign", _("Amount in currency"), "money"),
            Column("booked_rate", _("Rate in the books"), "cost"),
            Column("paid_rate", _("Bank's rate"), "cost"),
            Column("booked", _("In the books"), "money", total=True),
            Column("difference", _("Loss (gain: negative)"), "money", total=True),
            Column("payment.number", _("Payment request"), link="finance.payments"),
        ),
        search=("batch__number", "payable__paper_number", "payable__supplier__name", "payment__number"),
        filters=("on", "currency", "batch"),
        groups=("batch.number", "currency"),
        ordering=("-on", "-id"),
        empty=_("Nothing was paid abroad yet."),
    ),
    Screen(
        "finance.accruals",
        _("Accrued expenses"),
        "finance.Accrual",
        menu="finance",
        order=38,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("get_kind_display", _("Kind")),
            Column("text", _("What for")),
            Column("get_department_display", _("Department")),
            Column("period", _("Month")),
            Column("amount", _("Amount"), "money", total=True),
            Column("voucher", _("Voucher")),
            Column("taken_back", _("Taken back by")),
        ),
        search=("number", "text"),
        filters=("kind", "department", "period"),
        new=("finance.accrue_expense", "finance.take_back_accruals"),
        document="finance.accrual",
        empty=_("Nothing is accrued."),
    ),
    Screen(
        "finance.leases",
        _("Leases"),
        "finance.Lease",
        menu="finance",
        order=36,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("text", _("What is leased")),
            Column("lessor.name", _("Lessor"), link="parties.suppliers"),
            Column("get_department_display", _("Department")),
            Column("first", _("First month"), "date"),
            Column("months", _("Months"), "number"),
            Column("payment", _("Payment a month"), "money"),
            Column("rate", _("Yearly rate"), "rate"),
            Column("liability", _("Present value"), "money", total=True),
            Column("right", _("Right of use left"), "money"),
        ),
        search=("number", "text", "lessor__name"),
        filters=("kind", "department", "first"),
        new=("finance.add_lease", "finance.run_leases"),
        panels=(
            Panel(_("Schedule"), SCHEDULE, lambda row, actor: schedule(row.payment, row.months, row.rate, advance=row.advance)),
            Panel(
                _("Months booked"),
                (Column("period", _("Month")), Column("interest", _("Interest"), "money"), Column("amortisation", _("Amortisation"), "money")),
                lambda row, actor: row.parts.select_related("period").order_by("period__first_day"),
            ),
        ),
        document="finance.lease",
        empty=_("No leases. Enter contracts of more than twelve months; shorter ones are plain expenses."),
    ),
    Screen(
        "finance.provisions",
        _("Provisions"),
        "finance.Provision",
        menu="finance",
        order=34,
        posts=BOOKS,
        columns=(
            Column("number", _("Number")),
            Column("period", _("Month")),
            Column("get_kind_display", _("Kind")),
            Column("before", _("Stood before"), "money"),
            Column("used", _("Went with what was sold"), "money"),
            Column("change", _("Expense, or release"), "money", total=True),
            Column("needed", _("Provision needed"), "money"),
            Column("by.name", _("By")),
        ),
        search=("number",),
        filters=("kind", "period"),
        new=("finance.reckon_provision",),
        panels=(
            Panel(
                _("Rows"),
                (
                    Column("title", _("What")),
                    Column("since", _("Since"), "date"),
                    Column("quantity", _("Quantity"), "quantity"),
                    Column("base", _("Cost or rest"), "money"),
                    Column("rate", _("Share"), "rate"),
                    Column("brings", _("Net realisable value"), "money"),
                    Column("needed", _("Provision needed"), "money"),
                ),
                lambda row, actor: row.lines.order_by("-needed", "id"),
            ),
        ),
        document="finance.provision",
        empty=_("No provision was reckoned yet."),
    ),
    Screen(
        "finance.einvoices",
        _("Electronic invoices read"),
        "finance.EInvoice",
        menu="finance",
        order=33,
        posts=(*BOOKS, "cashier", "parts_planner", "hr_manager", "sales_manager", "service_manager", "parts_manager"),
        columns=(
            Column("number", _("Invoice number")),
            Column("sound", _("All in order"), "flag"),
            Column("date", _("Invoice date"), "date"),
            Column("seller", _("Seller")),
            Column("amount_ex", _("Without VAT"), "money", total=True),
            Column("tax", _("VAT"), "money", total=True),
            Column("amount", _("With VAT"), "money"),
            Column("get_kind_display", _("Format")),
            Column("signed", _("Digests of its signature checked"), "flag"),
            Column("read_at", _("Read"), "datetime"),
            Column("read_by.name", _("By"), hidden=True),
        ),
        search=("number", "seller", "seller_code"),
        filters=("sound", "date", "kind"),
        new=("finance.read_einvoice",),
        panels=(
            Panel(_("What does not fit"), (Column("title", _("What was found")),), _findings),
            Panel(_("Lines"), (Column("name", _("What")), Column("quantity", _("Quantity")), Column("amount", _("Amount")), Column("rate", _("VAT rate")), Column("tax", _("VAT"))),
                  lambda row, actor: [SimpleNamespace(**x) for x in row.lines]),
        ),
        heading="number",
        empty=_("No files were read. Read the XML or OFD of an invoice before it is claimed or paid."),
    ),
    Screen(
        "finance.proofs",
        _("Nightly proofs"),
        "finance.NightProof",
        menu="finance",
        order=39,
        posts=BOOKS,
        columns=(
            Column("at", _("Proved"), "datetime"),
            Column("holds", _("Holds"), "flag"),
            Column("broken", _("Broken rules"), "number"),
            Column("differing", _("Differing pairs"), "number"),
            Column("seq", _("Last journal entry"), "number"),
            Column("head", _("Hash of the journal"), hidden=True),
        ),
        filters=("at", "holds"),
        ordering=("-at",),
        new=("finance.prove_books",),
        panels=(
            Panel(_("Since the proof before"), (Column("verdict", _("What happened")), Column("what", _("What")), Column("before", _("Before")), Column("now", _("Now")), Column("difference", _("Difference"))), lambda row, actor: compared(row)),
            Panel(_("Books compared"), (Column("what", _("What")), Column("books", _("Books")), Column("other", _("Other side")), Column("difference", _("Difference"))), _pairs),
            Panel(_("Rules"), (Column("code", _("Code")), Column("title", _("Rule of proof")), Column("count", _("Broken"), "number"), Column("rows", _("First rows"))), _rules),
        ),
        heading="at",
        document="finance.proof",
        empty=_("No proof yet; the house proves the books every night."),
    ),
)  # fmt: skip
