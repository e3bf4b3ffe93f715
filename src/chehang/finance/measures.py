"""Measures of the money book: cash, debts, revenue, expenses, gross margin of the books."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Payable
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.core.measures import By, Count, Mean, Measure, Minus, Plus, Ratio, Span, Sum, add_measures, within
from chehang.core.measures.values import scaled
from chehang.core.screens import Column
from chehang.ledger.models import Line, RoleAccount, Voucher

from .budget.room import in_force
from .models import BudgetLine, Claim, PaidAbroad, Payment

BOOKS = ("finance_manager", "accountant")
BALANCE = scaled(F("debit") - F("credit"), MoneyField())
EARNED = scaled(F("credit") - F("debit"), MoneyField())
LINE = (
    Column("voucher.date", _("Date"), "date"),
    Column("voucher.number", _("Number"), "number", link="finance.vouchers"),
    Column("summary", _("Summary")),
    Column("account.name", _("Ledger account")),
    Column("debit", _("Debit"), "money"),
    Column("credit", _("Credit"), "money"),
)
BY_ACCOUNT = By("account__name_zh", _("Ledger account"))


def of_role(*roles: str) -> Callable[[Actor | Context, Span], QuerySet[Line]]:
    """Every posted line up to the end of the span on the accounts that play these roles."""

    def lines(who: Actor | Context, span: Span) -> QuerySet[Line]:
        accounts = rows(RoleAccount, who).filter(role__in=roles).values("account_id")
        found = rows(Line, who).filter(account_id__in=accounts, voucher__state="posted")
        return found.filter(voucher__date__lte=span.last)

    return lines


def on_accounts(*codes: str) -> Callable[[Actor | Context, Span], QuerySet[Line]]:
    """Posted lines of the span on accounts whose code begins so; the closing of a year is no business."""
    named = Q()
    for code in codes:
        named |= Q(account__code__startswith=code)

    def lines(who: Actor | Context, span: Span) -> QuerySet[Line]:
        return within(rows(Line, who).filter(named, voucher__state="posted"), "voucher__date", span)

    return lines


def vouchers(who: Actor | Context, span: Span) -> QuerySet[Voucher]:
    """Vouchers posted with a date in the span."""
    return within(rows(Voucher, who).filter(state="posted"), "date", span)


def claims(who: Actor | Context, span: Span) -> QuerySet[Claim]:
    """Expense claims paid in the span."""
    return within(rows(Claim, who).filter(state="paid"), "paid_on", span)


def payments(who: Actor | Context, span: Span) -> QuerySet[Payment]:
    """Payment requests paid in the span."""
    return within(rows(Payment, who).filter(state="paid"), "paid_on", span)


def paid_abroad(who: Actor | Context, span: Span) -> QuerySet[PaidAbroad]:
    """Debts abroad paid in the span."""
    return within(rows(PaidAbroad, who), "on", span)


def overdue(who: Actor | Context, span: Span) -> QuerySet[Payable]:
    """Open invoices of suppliers that were due before the end of the span."""
    return rows(Payable, who).filter(state="open", due__lt=span.last)


def after_sales(who: Actor | Context, span: Span) -> QuerySet[Line]:
    """Revenue and cost of sales of the service and the parts department in the span."""
    return on_accounts("6001", "6401")(who, span).filter(department__in=("service", "parts"))


def budgeted(who: Actor | Context, span: Span) -> QuerySet[BudgetLine]:
    """What the expense budget in force gives the whole months of the span; a day has no budget."""
    budget = in_force(who.store_id, span.last.year)
    found = rows(BudgetLine, who).filter(budget=budget) if budget else rows(BudgetLine, who).none()
    if span.kind == "day" or span.first.day > 1 or span.first.year != span.last.year:
        return found.none()
    return found.filter(month__gte=span.first.month, month__lte=span.last.month)


def _days(span: Span) -> Decimal:
    return Decimal((span.last - span.first).days + 1)


BUDGETED = (
    Column("month", _("Month"), "number"),
    Column("get_department_display", _("Department")),
    Column("get_item_display", _("Expense item")),
    Column("amount", _("Amount"), "money"),
)


def _level(name: str, title: Any, value: Any, roles: tuple[str, ...], definition: Any, **also: Any) -> Measure:
    facts: dict[str, Any] = {
        "kind": "level",
        "by": (BY_ACCOUNT,),
        "columns": LINE,
        "entered": "voucher__posted_at",
    } | also
    return Measure(f"finance.{name}", title, "CNY", "finance_manager", value, of_role(*roles), definition, **facts)


def _flow(name: str, title: Any, value: Any, codes: tuple[str, ...], definition: Any, **also: Any) -> Measure:
    facts: dict[str, Any] = {
        "rows": on_accounts(*codes),
        "day": "voucher__date",
        "by": (BY_ACCOUNT, By("department", _("Department"))),
        "columns": LINE,
    }
    return Measure(f"finance.{name}", title, "CNY", "finance_manager", value, definition=definition, **facts | also)


add_measures(
    _level("cash", _("Cash in the till"), Sum(BALANCE), ("cash",), _("Balance of the cash account at the end of the period."), desk=BOOKS),
    _level("bank", _("Money in the bank"), Sum(BALANCE), ("bank",), _("Balance of the main bank account at the end of the period.")),
    Measure("finance.liquid", _("Cash and bank"), "CNY", "finance_manager", Plus("finance.cash", "finance.bank"),
            definition=_("Cash in the till and money in the bank.")),
    _level("receivable", _("Customers owe"), Sum(BALANCE), ("receivable_customer",), _("Balance of customers' accounts at the end of the period."),
           better="down", desk=BOOKS),
    _level("payable", _("Owed to suppliers"), Sum(EARNED), ("payable_invoiced", "payable_estimated"),
           _("Balance of suppliers' accounts at the end of the period, invoiced and estimated."), better="down"),
    _flow("revenue", _("Revenue"), Sum(EARNED), ("6001",), _("Main business revenue in the books, without VAT.")),
    _flow("cost_of_sales", _("Cost of sales"), Sum(BALANCE), ("6401",), _("Cost of main business in the books."), better="down"),
    _flow("expenses", _("Expenses"), Sum(BALANCE), ("6601", "6602", "6603"), _("Selling, administrative and financial expenses in the books."), better="down"),
    _flow("exchange", _("Exchange losses"), Sum(BALANCE), ("6603.03",),
          _("What paying abroad cost more than was booked at receipt; a gain is negative."), better="down"),
    Measure("finance.exchange_paid", _("Exchange loss on imports"), "CNY", "finance_manager", Sum("difference"), paid_abroad,
            _("What debts abroad cost at the bank more than they were booked at, batch by batch; a gain is negative."), day="on",
            by=(By("batch__number", _("Batch")), By("currency", _("Currency"))), screen="finance.paid_abroad", better="down"),
    Measure("finance.margin", _("Gross margin of the books"), "percent", "finance_manager", Ratio("finance.gross_profit", "finance.revenue"),
            definition=_("(Revenue − cost of sales) ÷ revenue.")),
    _flow("gross_profit", _("Gross profit of the books"), Sum(EARNED), ("6001", "6401"), _("Revenue less cost of sales in the books.")),
    Measure("finance.vouchers", _("Vouchers"), "documents", "finance_manager", Count(), vouchers, _("Vouchers posted with a date in the period."),
            day="date", by=(By("event", _("Event")), By("maker_name", _("Made by"))), screen="finance.vouchers"),
    Measure("finance.reviewed_share", _("Reviewed vouchers"), "percent", "finance_manager", Ratio(Count(Q(reviewer_id__isnull=False)), Count()), vouchers,
            _("Vouchers that a second person has reviewed ÷ vouchers posted."), day="date", by=(By("maker_name", _("Made by")),),
            screen="finance.vouchers"),
    Measure("finance.expense_share", _("Expense ratio"), "percent", "finance_manager", Ratio("finance.expenses", "finance.revenue"),
            definition=_("Selling, administrative and financial expenses ÷ revenue of the books."), better="down"),
    _flow("after_sales_profit", _("After-sales gross profit"), Sum(EARNED), (), _("Revenue less cost of sales of service and parts in the books."),
          rows=after_sales),
    Measure("finance.absorption", _("After-sales absorption"), "percent", "finance_manager", Ratio("finance.after_sales_profit", "finance.expenses"),
            definition=_("After-sales gross profit ÷ expenses of the whole store (零服吸收率): 60 % passes, 80 % is good, 100 % excellent."),
            desk=("general_manager",), desk_span="month"),
    _flow("car_profit", _("Gross profit of cars in the books"), Sum(EARNED), ("6001.01", "6401.01"), _("Revenue less cost of cars in the books.")),
    Measure("finance.car_profit_each", _("Gross profit of a car in the books"), "CNY", "finance_manager", Ratio("finance.car_profit", "carsales.deliveries"),
            definition=_("Gross profit of cars in the books ÷ cars delivered.")),
    Measure("finance.break_even", _("Cars to break even"), "cars_part", "finance_manager",
            Ratio(Minus("finance.expenses", "finance.after_sales_profit"), "finance.car_profit_each"), better="down",
            definition=_("(Expenses of the whole store − after-sales gross profit) ÷ gross profit of a car: so many have to be delivered before the store earns.")),
    Measure("finance.average_receivable", _("What customers owe on average"), "CNY", "finance_manager", Mean("finance.receivable"),
            definition=_("Average of what customers owe at the start of the period and at the end of each month in it."), better="down"),
    Measure("finance.dso", _("Days customers take to pay"), "days", "finance_manager", Ratio("finance.average_receivable", "finance.revenue", _days),
            definition=_("Average of what customers owe ÷ revenue × days of the period."), better="down"),
    Measure("finance.budget", _("Expense budget of the period"), "CNY", "finance_manager", Sum("amount"), budgeted,
            _("What the budget in force gives the months of the period."), by=(By("department", _("Department")), By("item", _("Expense item"))),
            columns=BUDGETED),
    Measure("finance.budget_used", _("Budget used"), "percent", "finance_manager", Ratio("finance.expenses", "finance.budget"),
            definition=_("Expenses in the books ÷ expense budget of the period."), better="down"),
    Measure("finance.claims_paid", _("Expense claims paid"), "CNY", "finance_manager", Sum("amount"), claims, _("Expense claims the cashier paid in the period."),
            day="paid_on", by=(By("department", _("Department")), By("claimant__name", _("Claimant"))), screen="finance.claims", better="down"),
    Measure("finance.payments_made", _("Payments made"), "CNY", "finance_manager", Sum("amount"), payments, _("Approved payment requests the cashier paid in the period."),
            day="paid_on", by=(By("kind", _("Kind")),), screen="finance.payments"),
    Measure("finance.payables_due", _("Overdue to suppliers"), "CNY", "finance_manager", Sum(scaled(F("amount") - F("paid"), MoneyField())), overdue,
            _("Suppliers' invoices whose day of payment is over, with what is still owed now."), kind="level", by=(By("supplier__name", _("Supplier")),),
            screen="billing.payables", better="down"),
)  # fmt: skip
