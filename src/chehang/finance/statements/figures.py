"""The figures behind the statements: balances at the end of a month, movements of a span without the profit transfer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from chehang.core import bulk
from chehang.core.context import Actor, Context
from chehang.ledger.models import Account, Line, Voucher
from chehang.ledger.queries.balances import BALANCE, PERIOD, base_day

from .rows import Balance, Cell, cells

ZERO = Decimal(0)
TRANSFERS = ("profit_transferred", "profit_transferred_reversed", "year_closed", "year_closed_reversed")


@dataclass
class Statement:
    """A statement with its columns: (title, cells by row)."""

    name: str
    since: date
    until: date
    columns: list[tuple[str, dict[str, Cell]]]


def closing(who: Actor | Context, until: date) -> list[Balance]:
    """What stands on each account for each partner at the end of the month of ``until``."""
    base = base_day(who, until.replace(day=1))
    rows = bulk.select(
        "SELECT b.account_id, a.code, b.partner_kind, b.partner_id,"
        " SUM(CASE WHEN p.first_day = %s THEN b.opening ELSE 0 END) + SUM(b.debit - b.credit)"
        f" FROM {BALANCE} b JOIN {PERIOD} p ON p.id = b.period_id JOIN {Account._meta.db_table} a ON a.id = b.account_id"
        " WHERE b.store_id = %s AND p.first_day >= %s AND p.first_day <= %s"
        " GROUP BY b.account_id, a.code, b.partner_kind, b.partner_id ORDER BY a.code",
        [bulk.day(base), who.store_id, bulk.day(base), bulk.day(until)],
    )
    return [Balance(a, code, (kind, pk), bulk.unscaled(net, 2)) for a, code, kind, pk, net in rows if net]


def movement(who: Actor | Context, since: date, until: date) -> list[Balance]:
    """What moved on each account in the months from ``since`` to ``until``; transfers of profit are no business."""
    rows = bulk.select(
        f"SELECT b.account_id, a.code, SUM(b.debit - b.credit) FROM {BALANCE} b JOIN {PERIOD} p ON p.id = b.period_id"
        f" JOIN {Account._meta.db_table} a ON a.id = b.account_id"
        " WHERE b.store_id = %s AND p.first_day >= %s AND p.first_day <= %s GROUP BY b.account_id, a.code ORDER BY a.code",
        [who.store_id, bulk.day(since.replace(day=1)), bulk.day(until)],
    )
    moved = {a: (code, bulk.unscaled(net, 2)) for a, code, net in rows}
    # Found by their document: a transfer is a handful of vouchers of a month.
    found = Voucher.objects.filter(
        store_id=who.store_id, document="ledger.period", event__in=TRANSFERS, state="posted",
        period__first_day__gte=since.replace(day=1), period__first_day__lte=until,
    )  # fmt: skip
    vouchers = list(found.values_list("pk", flat=True))
    transfers = Line.objects.filter(voucher_id__in=vouchers).order_by() if vouchers else Line.objects.none()
    for account, debit, credit in transfers.values_list("account_id").annotate(Sum("debit"), Sum("credit")):
        code, net = moved[account]
        moved[account] = (code, net - (debit - credit))
    return [Balance(a, code, ("", 0), net) for a, (code, net) in moved.items() if net]


def year_start(day: date) -> date:
    """The first of January."""
    return day.replace(month=1, day=1)


def last_year(day: date) -> date:
    """The first of the same month a year before."""
    return day.replace(year=day.year - 1, day=1)


def balance_sheet(who: Actor | Context, until: date) -> Statement:
    """资产负债表: at the end of the month, and at the end of the year before."""
    before = date(until.year - 1, 12, 31)
    columns = [
        ("closing", cells("balance_sheet", closing(who, until))),
        ("year_before", cells("balance_sheet", closing(who, before))),
    ]
    return Statement("balance_sheet", until.replace(day=1), until, columns)


def income_statement(who: Actor | Context, since: date, until: date) -> Statement:
    """利润表: the span, the year so far, the same span a year before."""
    spans = (
        ("period", since, until),
        ("year", year_start(until), until),
        ("last_year", last_year(since), last_year(until)),
    )
    return Statement(
        "income_statement", since, until, [(n, cells("income_statement", movement(who, a, b))) for n, a, b in spans]
    )
