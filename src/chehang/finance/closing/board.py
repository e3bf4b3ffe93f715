"""The reconciliation board (账账、账表、账实核对): each account of the books beside the book it mirrors."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.ledger.models import AccountBalance, Period, RoleAccount
from chehang.ledger.subledgers import last_counts, sub_ledgers

from ..statements.figures import closing, movement
from ..statements.rows import cells
from ..treasury.models import BankAccount, CashCount
from ..treasury.reconciling import sides
from .mirrors import pieces

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


def board(who: Actor | Context) -> list[Pair]:
    """Every comparison, as it stands now."""
    accounts = dict(RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account_id"))
    sums = AccountBalance.objects.filter(store_id=who.store_id, account_id__in=set(accounts.values())).order_by()
    stands = {
        pk: debit - credit for pk, debit, credit in sums.values_list("account_id").annotate(Sum("debit"), Sum("credit"))
    }
    books = _("Books against books")
    pairs = []
    for book, amount in sub_ledgers(who):
        account = accounts.get(book.role, 0)
        pairs.append(Pair(book.title, books, stands.get(account, ZERO), amount, account, book.url))
    pairs += _statements(who)
    pairs.append(
        Pair(_("Pieces: goods book and bins"), _("Goods book against the bins"), *pieces(who), 0, "/stock/balances/")
    )
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
    there = _("Books against what is there")
    pairs += [Pair(c.title, there, c.booked, c.found, 0, c.url) for c in last_counts(who)]
    counted = CashCount.objects.filter(store_id=who.store_id).order_by("-id").first()
    if counted is not None:
        pairs.append(
            Pair(_("Cash at the last count"), there, counted.booked, counted.counted, accounts.get("cash", 0),
                 f"/finance/cash_counts/{counted.pk}/")
        )  # fmt: skip
    return pairs


def _last_day(bank: BankAccount) -> Any:
    last = bank.lines.order_by("-date").values_list("date", flat=True).first()
    return last


def _statements(who: Actor | Context) -> list[Pair]:
    """账表: what the statements of the latest month say, against the accounts themselves."""
    last = Period.objects.filter(store_id=who.store_id).order_by("-first_day").first()
    if last is None:
        return []
    against, day = _("Statements against books"), last.first_day
    stands, moved = closing(who, day), movement(who, day, day)
    sheet, result = cells("balance_sheet", stands), cells("income_statement", moved)
    owned = sum((b.net for b in stands if b.code[0] in "15"), ZERO)  # assets and work in progress
    owed = sum((b.net for b in stands if b.code[0] == "2"), ZERO)
    earned = -sum((b.net for b in moved if b.code[0] == "6"), ZERO)
    return [
        Pair(_("Balance sheet: assets, liabilities and equity"), against, sheet["both"].amount, sheet["assets"].amount, 0, "/finance/statements/"),
        Pair(_("Balance sheet: assets less liabilities, by the accounts"), against, owned + owed, sheet["assets"].amount - sheet["liabilities"].amount, 0, "/finance/statements/"),
        Pair(_("Income statement: net profit of the month, by the accounts"), against, earned, result["net_profit"].amount, 0, "/finance/statements/income_statement/"),
    ]  # fmt: skip
