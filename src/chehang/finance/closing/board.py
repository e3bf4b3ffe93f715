"""The reconciliation board (账账、账实核对): each account of the books beside the book it mirrors."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill, Payable
from chehang.core.context import Actor, Context
from chehang.core.fields import MoneyField
from chehang.ledger.models import RoleAccount
from chehang.ledger.queries import balance_of_role
from chehang.ledger.subledgers import sub_ledger, sub_ledgers
from chehang.stock.queries import stock_value

from ..currency.models import Revaluation
from ..treasury.models import BankAccount, CashCount
from ..treasury.reconciling import sides

ZERO = Decimal(0)


@dataclass(frozen=True)
class Pair:
    """An account of the books and what stands beside it; ``against`` is the kind of comparison."""

    title: Any
    against: Any
    books: Decimal
    other: Decimal
    account_id: int
    url: str

    @property
    def difference(self) -> Decimal:
        return self.books - self.other


@sub_ledger("parts_stock", _("Parts: value of the goods book"), "/stock/values/")
def goods(who: Actor | Context) -> Decimal:
    """What lies on the shelves, at moving average."""
    return stock_value(who)


@sub_ledger("receivable_customer", _("Customers: open receivables"), "/billing/bills/?state=on_account")
def bills(who: Actor | Context) -> Decimal:
    """What bills in the books still ask for, less what was paid ahead for those that are not in the books yet."""
    mine = Bill.objects.filter(store_id=who.store_id, claim="customer")
    rest = _sum(
        mine.filter(charged_on__isnull=False).exclude(state="cancelled"), F("amount") - F("paid") - F("credited")
    )
    return rest - _sum(mine.filter(charged_on=None), F("paid")) - _notes(who)


def _notes(who: Actor | Context) -> Decimal:
    from chehang.billing.models import CreditNote

    waiting = CreditNote.objects.filter(store_id=who.store_id, state="waiting", bill__claim="customer")
    return _sum(waiting, F("amount") - F("applied") - F("paid_back"))


@sub_ledger("payable_invoiced", _("Suppliers: open invoices"), "/billing/payables/?state=open")
def payables(who: Actor | Context) -> Decimal:
    """What is owed on suppliers' papers, with what the month's end revalued of it: the books have it in credit."""
    revalued = _sum(Revaluation.objects.filter(store_id=who.store_id, taken_back=None), F("owed"))
    return -revalued - _sum(Payable.objects.filter(store_id=who.store_id), F("amount") - F("paid"))


def _sum(rows: Any, what: Any) -> Decimal:
    found = rows.aggregate(sum=Sum(what, output_field=MoneyField()))["sum"]
    return found or ZERO


def board(who: Actor | Context) -> list[Pair]:
    """Every comparison, as it stands now."""
    accounts = dict(RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account_id"))
    books = _("Books against books")
    pairs = [
        Pair(s.title, books, balance_of_role(who, s.role), s.amount(who), accounts.get(s.role, 0), s.url)
        for s in sub_ledgers()
    ]
    today = who.today if isinstance(who, Context) else None
    for bank in (
        BankAccount.objects.filter(store_id=who.store_id, active=True, currency="CNY")
        .select_related("account")
        .order_by("id")
    ):
        day = today or _last_day(bank)
        if day is not None:
            both = sides(who, bank, day)
            pairs.append(
                Pair(
                    str(bank),
                    _("Books against the bank"),
                    both.book_adjusted,
                    both.bank_adjusted,
                    bank.account_id,
                    "/finance/bank/",
                )
            )
    counted = CashCount.objects.filter(store_id=who.store_id).order_by("-id").first()
    if counted is not None:
        pairs.append(
            Pair(_("Cash at the last count"), _("Books against what is there"), counted.booked, counted.counted, accounts.get("cash", 0),
                 f"/finance/cash_counts/{counted.pk}/")
        )  # fmt: skip
    return pairs


def _last_day(bank: BankAccount) -> Any:
    last = bank.lines.order_by("-date").values_list("date", flat=True).first()
    return last
