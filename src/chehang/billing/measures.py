"""Measures of the cash desk: money taken, what customers still owe, how late."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models import Sum as Added
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Measure, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.models import Transition
from chehang.core.screens import Column

from .models import Bill, CreditNote, Receipt

BY_CUSTOMER = By("customer__name", _("Customer"))
OWED = (
    Column("number", _("Number"), link="billing.bills"),
    Column("customer.name", _("Customer"), link="parties.customers"),
    Column("source_number", _("For document")),
    Column("charged_on", _("In the books since"), "date"),
    Column("due", _("Due"), "date"),
    Column("amount", _("Amount"), "money"),
)
LATE = {0: _("not due yet"), 30: _("1 to 30 days late"), 60: _("31 to 60 days late"), 90: _("61 to 90 days late"), 999: _("over 90 days late")}  # fmt: skip


def taken(who: Actor | Context, span: Span) -> QuerySet[Receipt]:
    """Money taken, less money given back, by its day in the books."""
    return within(rows(Receipt, who).exclude(method="deposit"), "date", span)


def owed(who: Actor | Context, span: Span) -> QuerySet[Bill]:
    """Bills in the books at the end of the span with what was still to pay then, and how late it was."""
    at_end: dict[str, Any] = {"bill": OuterRef("pk"), "store_id": OuterRef("store_id"), "date__lte": span.last}
    paid = Receipt.objects.filter(**at_end, credit_note=None).order_by().values("bill")
    off = CreditNote.objects.filter(**at_end).order_by().values("bill")
    none = Value(Decimal(0), output_field=MoneyField())
    rest = scaled(
        F("amount")
        - Coalesce(Subquery(paid.annotate(s=Added("amount")).values("s"), output_field=MoneyField()), none)
        - Coalesce(Subquery(off.annotate(s=Added("applied")).values("s"), output_field=MoneyField()), none),
        MoneyField(),
    )
    found = rows(Bill, who).filter(charged_on__lte=span.last).exclude(state="cancelled").annotate(owed=rest)
    steps = [When(due__isnull=True, then=Value(0)), When(due__gte=span.last, then=Value(0))]
    steps += [When(due__gte=span.last - timedelta(days=n), then=Value(n)) for n in (30, 60, 90)]
    return found.filter(owed__gt=Decimal(0)).annotate(late=Case(*steps, default=Value(999)))


def on_account(who: Actor | Context, span: Span) -> QuerySet[Bill]:
    """Bills that entered the books in the span to be paid later."""
    waited = Transition.objects.filter(
        machine="billing.bill", object_id=OuterRef("pk"), store_id=OuterRef("store_id"), move="put_on_account"
    )
    return within(rows(Bill, who).filter(Exists(waited)).exclude(state="cancelled"), "charged_on", span)


def notes(who: Actor | Context, span: Span) -> QuerySet[CreditNote]:
    """Credit notes written in the span."""
    return within(rows(CreditNote, who), "date", span)


def _days(span: Span) -> Decimal:
    return Decimal(30) * span.months


BY_OWED = (By("late", _("How late"), lambda n: str(LATE.get(int(n), n))), BY_CUSTOMER)
SELLERS = ("parts_manager", "parts_sales")

add_measures(
    Measure("billing.taken", _("Money taken"), "CNY", "finance_manager", Sum("amount"), taken, _("Payments taken less what was given back, by the day in the books."),
            day="date", by=(By("method", _("Method")), By("cashier_name", _("Cashier")), BY_CUSTOMER), screen="billing.receipts",
            posts=("cashier",), desk=("cashier", "finance_manager")),
    Measure("billing.receipts", _("Payments taken"), "documents", "finance_manager", Count(), taken, _("How often money was taken or given back."), day="date",
            by=(By("method", _("Method")), By("cashier_name", _("Cashier"))), screen="billing.receipts", posts=("cashier",)),
    Measure("billing.credit_notes", _("Credited to customers"), "CNY", "finance_manager", Sum("amount"), notes, _("Credit notes with VAT."), day="date",
            by=(BY_CUSTOMER,), screen="billing.credit_notes", better="down", posts=("cashier",)),
    Measure("billing.owed", _("Receivables not paid yet"), "CNY", "finance_manager", Sum("owed"), owed, _("What customers had still to pay at the end of the period, by how late it is."),
            kind="level", by=BY_OWED, columns=OWED, better="down", posts=SELLERS),
    Measure("billing.overdue", _("Overdue receivables"), "CNY", "finance_manager", Sum("owed", ~Q(late=0)), owed, _("The part of the open receivables whose day of payment is over."),
            kind="level", by=BY_OWED, columns=OWED, better="down", posts=SELLERS),
    Measure("billing.overdue_share", _("Overdue share of receivables"), "percent", "finance_manager", Ratio(Sum("owed", ~Q(late=0)), Sum("owed")), owed,
            _("Overdue ÷ open receivables at the end of the period."), kind="level", by=BY_OWED, columns=OWED, better="down", posts=SELLERS),
    Measure("billing.on_account", _("Sold on account"), "CNY", "finance_manager", Sum("amount"), on_account, _("Receivables that entered the books to be paid later, with VAT."),
            day="charged_on", by=(BY_CUSTOMER,), columns=OWED, posts=SELLERS),
    Measure("billing.days_outstanding", _("Days of receivables"), "days", "finance_manager", Ratio("billing.owed", "billing.on_account", _days),
            definition=_("Receivable ÷ credit sales × days (30 a month)."), better="down", posts=SELLERS),
)  # fmt: skip
