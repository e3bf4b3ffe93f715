"""Accounts with partners: what is open with whom and how old it is (账龄), and the statement of account that is sent to one (往来对账单)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from chehang.billing.models import Bill, CreditNote, Payable
from chehang.core import access
from chehang.core.context import Actor
from chehang.core.fields import MoneyField
from chehang.core.money import ZERO
from chehang.ledger.models import Account as Ledger
from chehang.ledger.models import Line

CUSTOMER, SUPPLIER = "customer", "supplier"
BANDS = (0, 30, 60, 90)  # days late up to which a band goes; the last band is open
# What lies between us and a partner: receivables, prepayments, claims and rebates, payables, deposits. A bill he took has paid him; goods
# received without invoice are an estimate of ours (2202.02) and no matter of his.
BETWEEN = r"^(1122|1123|1221|2202|2203|2204|2241)"
ESTIMATED = "2202.02"


@dataclass
class Aged:
    """What is open with a partner in yuan: not due, and by days late (1–30, 31–60, 61–90, more)."""

    partner: Any
    bands: list[Decimal] = field(default_factory=lambda: [ZERO] * (len(BANDS) + 1))
    papers: int = 0
    oldest: date | None = None

    @property
    def total(self) -> Decimal:
        return sum(self.bands, ZERO)

    @property
    def late(self) -> Decimal:
        return sum(self.bands[1:], ZERO)


@dataclass(frozen=True)
class OpenItem:
    """A paper that is not settled."""

    number: str
    day: date | None
    due: date | None
    amount: Decimal
    rest: Decimal
    url: str


def band_of(due: date | None, today: date) -> int:
    """The place of the band of a paper due on a day."""
    days = (today - due).days if due else 0
    return next((n for n, most in enumerate(BANDS) if days <= most), len(BANDS))


def _open(actor: Actor, side: str) -> QuerySet[Any]:
    if side == CUSTOMER:
        found = access.rows(Bill, actor).filter(charged_on__isnull=False).exclude(state="cancelled")
        return found.filter(amount__gt=F("paid") + F("credited")).select_related("customer")
    return access.rows(Payable, actor).exclude(amount=F("paid")).select_related("supplier")


def ageing(actor: Actor, side: str, today: date) -> list[Aged]:
    """All partners of a side with what is open, the latest payers first."""
    found: dict[int, Aged] = {}
    for paper in _open(actor, side).order_by("due", "id").iterator(2000):
        partner = paper.customer if side == CUSTOMER else paper.supplier
        mine = found.setdefault(partner.pk, Aged(partner))
        mine.bands[band_of(paper.due, today)] += paper.rest
        mine.papers += 1
        if paper.due and (mine.oldest is None or paper.due < mine.oldest):
            mine.oldest = paper.due
    return sorted(found.values(), key=lambda a: (-a.late, -a.total, a.partner.pk))


@dataclass(frozen=True)
class Moved:
    """A line of the statement: positive in favour of us."""

    line: Line
    balance: Decimal


@dataclass(frozen=True)
class Account:
    """The account with a partner between two days, seen from us: what he owes is positive, what we owe negative."""

    opening: Decimal
    rows: list[Moved]
    debit: Decimal
    credit: Decimal
    items: list[OpenItem]
    by_account: list[
        tuple[str, Decimal]
    ]  # what the closing balance is made of: deposits and prepayments are no open papers

    @property
    def closing(self) -> Decimal:
        return self.opening + self.debit - self.credit


def account_with(actor: Actor, side: str, partner: Any, since: date, until: date) -> Account:
    """Every posted line with the partner on the accounts that lie between us, and the papers that are open now."""
    lines = access.rows(Line, actor).filter(
        voucher__state="posted", partner_kind=side, partner_id=partner.pk, account__code__regex=BETWEEN
    )  # fmt: skip
    lines = lines.exclude(account__code__startswith=ESTIMATED)
    before = Q(voucher__date__lt=since)
    opening = lines.filter(before).aggregate(s=Sum(F("debit") - F("credit"), output_field=MoneyField()))["s"] or ZERO
    span = lines.filter(voucher__date__gte=since, voucher__date__lte=until)
    balance, rows = Decimal(opening), []
    for line in span.select_related("voucher__period", "account").order_by(
        "voucher__date", "voucher__number", "voucher_id", "n"
    ):
        balance += line.debit - line.credit
        rows.append(Moved(line, balance))
    debit, credit = (sum((getattr(r.line, x) for r in rows), ZERO) for x in ("debit", "credit"))
    stands = lines.filter(voucher__date__lte=until).order_by("account__code").values("account_id")
    sums = stands.annotate(net=Sum(F("debit") - F("credit"), output_field=MoneyField())).values_list(
        "account_id", "net"
    )
    names = {a.pk: str(a) for a in Ledger.objects.filter(pk__in=[pk for pk, _net in sums])}
    made = [(names[pk], Decimal(net)) for pk, net in sums if net]
    return Account(Decimal(opening), rows, debit, credit, list(_items(actor, side, partner)), made)


def _items(actor: Actor, side: str, partner: Any) -> Iterator[OpenItem]:
    for paper in _open(actor, side).filter(**{f"{side}_id": partner.pk}).order_by("due", "id"):
        if side == CUSTOMER:
            yield OpenItem(
                paper.number, paper.charged_on, paper.due, paper.amount, paper.rest, f"/billing/bills/{paper.pk}/"
            )
        else:
            yield OpenItem(
                paper.paper_number,
                paper.paper_date,
                paper.due,
                paper.amount,
                -paper.rest,
                f"/billing/payables/{paper.pk}/",
            )
    if side == CUSTOMER:
        for note in access.rows(CreditNote, actor).filter(customer_id=partner.pk, state="waiting").order_by("id"):
            yield OpenItem(note.number, note.date, None, -note.amount, -note.rest, f"/billing/credit_notes/{note.pk}/")
