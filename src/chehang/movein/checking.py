"""The check list of the opening: what the old books said, account by account, against what was entered here."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from chehang.core.context import Actor, Context
from chehang.ledger.models import Account, Line, RoleAccount, Voucher
from chehang.stock.models import Entry

from .models import OpeningFile, OpeningItem
from .sheets import SHEETS
from .sheets.balances import PARTLY, SHEET_OF

ZERO = Decimal(0)


@dataclass(frozen=True)
class Check:
    """One line of the list: ``ours`` against ``theirs`` in yuan where it compares amounts."""

    code: str
    title: str
    good: bool
    text: str
    url: str = ""
    theirs: Decimal | None = None
    ours: Decimal | None = None

    def kept(self) -> dict[str, Any]:
        """As it is kept with the closing."""
        return {
            "title": self.title,
            "good": self.good,
            "text": self.text,
            "theirs": _said(self.theirs),
            "ours": _said(self.ours),
        }


def _said(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"


def check_list(who: Actor | Context) -> list[Check]:
    """Everything that has to agree before the opening is closed."""
    return [*_files(who), _goods(who), *_accounts(who), _reviewed(who)]


def disagreeing(checks: list[Check]) -> list[Check]:
    """Those that do not agree."""
    return [one for one in checks if not one.good]


def has_balances(who: Actor | Context) -> bool:
    """Whether the old books' balances were entered."""
    return OpeningItem.objects.filter(store_id=who.store_id, kind="balances").exists()


def opening_lines(who: Actor | Context) -> Any:
    """The posted voucher lines of the opening: those of files, and those of the asset cards that came by files."""
    cards = OpeningItem.objects.filter(store_id=who.store_id, kind="assets").values("target")
    mine = Line.objects.filter(store_id=who.store_id, voucher__state="posted")
    return mine.filter(document="movein.file") | mine.filter(
        document="finance.asset", object_id__in=cards, voucher__event="asset_bought"
    )


def _files(who: Actor | Context) -> list[Check]:
    waiting = list(OpeningFile.objects.filter(store_id=who.store_id, state="brought").values_list("pk", "name")[:20])
    title = _("Files brought are entered or put away")
    if not waiting:
        return [Check("files", title, True, "")]
    return [Check("files", title, False, name, f"/movein/look/{pk}/") for pk, name in waiting]


def _goods(who: Actor | Context) -> Check:
    goods = (
        Entry.objects.filter(store_id=who.store_id, document="movein.file").aggregate(sum=Sum("value"))["sum"] or ZERO
    )
    role = RoleAccount.objects.filter(store_id=who.store_id, role="parts_stock").first()
    sums = (
        opening_lines(who).filter(account_id=role.account_id if role else 0).aggregate(d=Sum("debit"), c=Sum("credit"))
    )
    money = (sums["d"] or ZERO) - (sums["c"] or ZERO)
    return Check(
        "goods", _("Goods book and stock account"), goods == money, "", "/stock/values/", theirs=goods, ours=money
    )


def _accounts(who: Actor | Context) -> list[Check]:
    stated = dict(
        OpeningItem.objects.filter(store_id=who.store_id, kind="balances")
        .values_list("target")
        .annotate(sum=Sum("amount"))
    )
    sums = opening_lines(who).values_list("account_id").annotate(d=Sum("debit"), c=Sum("credit"))
    booked = {account: (d or ZERO) - (c or ZERO) for account, d, c in sums}
    if not stated:
        return []
    roles: dict[int, list[str]] = {}
    for role, pk in RoleAccount.objects.filter(store_id=who.store_id).values_list("role", "account_id"):
        roles.setdefault(pk, []).append(role)
    found = []
    for account in Account.objects.filter(pk__in={*stated, *booked}).order_by("code"):
        theirs, ours = stated.get(account.pk, ZERO), booked.get(account.pk, ZERO)
        known = SHEET_OF | PARTLY
        brings = next((known[role] for role in roles.get(account.pk, ()) if role in known), "balances")
        text = "" if theirs == ours else _("Look at the sheet %(sheet)s.") % {"sheet": SHEETS[brings].title}
        url = f"/finance/account_ledger/?account={account.pk}"
        found.append(Check("account", f"{account.code} {account.name}", theirs == ours, text, url, theirs, ours))
    return found


def _reviewed(who: Actor | Context) -> Check:
    mine = opening_lines(who).filter(voucher__reviewer_id=None).values("voucher_id").distinct()
    left = Voucher.objects.filter(pk__in=mine).count()
    text = _("%(n)s vouchers wait for review") % {"n": left} if left else ""
    return Check("reviewed", _("Opening vouchers are reviewed by a second person"), not left, text, "/finance/review/")
