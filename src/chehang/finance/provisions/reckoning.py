"""How much provision is needed: slow stock by age or by what it will still bring (parts.md §1.18), debts by how long they are overdue."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from chehang.billing.models import Bill
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.measures import Span
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.ledger.models import Period
from chehang.stock.measures import idle, months_before
from chehang.warehouse.models import Disposal

from .models import Provision, ProvisionLine

STOCK_AGES = ((24, "finance.provision_24"), (18, "finance.provision_18"), (12, "finance.provision_12"))
DEBT_AGES = ((365, "finance.provision_debt_365"), (180, "finance.provision_debt_180"), (90, "finance.provision_debt_90"), (0, "finance.provision_debt_0"))  # fmt: skip


def needed(base: Decimal, rate: Decimal, brings: Decimal | None) -> Decimal:
    """The larger of the policy's share and what is lost against the net realisable value; at most the whole of it."""
    lost = ZERO if brings is None else max(base - brings, ZERO)
    return min(max(round_half_up(base * rate), lost), base)


def stock_lines(ctx: Context, period: Period) -> Iterator[ProvisionLine]:
    """Parts in stock at the end of the month that lie idle for a year, or whose approved disposal brings less than they cost."""
    day = period.last_day
    limits = [(months_before(day, n), parameter(ctx, name, day)) for n, name in STOCK_AGES]
    brings = _expected(ctx)
    found: Any = idle(ctx, Span.of("month", day)).select_related("part").order_by("part_id")
    for pool in found:
        base, quantity = pool.held, pool.held_quantity
        if base <= 0 or quantity <= 0:
            continue
        rate = next((share for limit, share in limits if pool.idle_since < limit), ZERO)
        each = brings.get(pool.part_id)
        worth = round_half_up(each * quantity) if each is not None else None
        amount = needed(base, rate, worth)
        if amount:
            yield ProvisionLine(
                store_id=ctx.store_id, part_id=pool.part_id, title=str(pool.part)[:120], since=pool.idle_since, quantity=quantity, base=base,
                rate=rate, brings=worth, needed=amount,
            )  # fmt: skip


def _expected(ctx: Context) -> dict[int, Decimal]:
    """Part → expected price without VAT of one, of the newest proposal that names one."""
    found: dict[int, Decimal] = {}
    for made in rows(Disposal, ctx).filter(state__in=("approved", "running", "done"), price__gt=0).order_by("id"):
        found[made.part_id] = made.price / made.quantity
    return found


def debt_lines(ctx: Context, period: Period) -> Iterator[ProvisionLine]:
    """What customers still owe at the end of the month, by the days since it was due."""
    day = period.last_day
    shares = [(days, parameter(ctx, name, day)) for days, name in DEBT_AGES]
    late = (
        rows(Bill, ctx)
        .filter(charged_on__isnull=False, due__lt=day, state__in=("waiting", "on_account"))
        .select_related("customer")
    )
    for bill in late.order_by("id"):
        if bill.due is None:
            continue
        rate = next((share for days, share in shares if (day - bill.due).days > days), ZERO)
        amount = needed(bill.rest, rate, None) if bill.rest > 0 else ZERO
        if amount:
            yield ProvisionLine(
                store_id=ctx.store_id, bill=bill, title=f"{bill.number} {bill.customer.name}"[:120], since=bill.due, base=bill.rest, rate=rate,
                needed=amount,
            )  # fmt: skip


def earlier(ctx: Context, kind: str, before: date) -> Provision | None:
    """The last provision of the kind."""
    return rows(Provision, ctx).filter(kind=kind, period__first_day__lt=before).order_by("-period__first_day").first()


def used_up(last: Provision | None, now: list[ProvisionLine], held: dict[int, Decimal]) -> Decimal:
    """What went with the goods that left since: of each part its share of last month's provision (1471 → 6401)."""
    if last is None:
        return ZERO
    gone = ZERO
    for line in last.lines.exclude(part=None):
        left = held.get(line.part_id or 0, ZERO)
        if left < line.quantity:
            gone += round_half_up(line.needed * (line.quantity - left) / line.quantity)
    return gone
