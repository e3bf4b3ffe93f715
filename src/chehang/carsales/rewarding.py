"""What a consultant earned in a month: facts from the deals, arithmetic from the policy."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.core.parameters import figures_of, parameter

from .kinds import Fee
from .models import ClawBack, Commission, Deal, RewardPolicy, SalesTarget
from .pricing import gain_of
from .rewards import Line, Policy, commission

INSURANCE = (Fee.COMPULSORY, Fee.COMMERCIAL)


def steps(rows: list[list[str]]) -> tuple[tuple[Decimal, Decimal], ...]:
    """Steps as they are kept, the last one without an end."""
    read = [(Decimal(end), Decimal(factor)) for end, factor in rows]
    return (*read[:-1], (Decimal(999), read[-1][1]))


def policy_of(row: RewardPolicy) -> Policy:
    """A policy as the arithmetic wants it."""
    bases = {"volume": row.base, "slow": row.slow}
    return Policy(bases, steps(row.volume), steps(row.quality), row.insurance, row.finance, row.accessory)


def policy_on(who: Context | Actor, day: date) -> RewardPolicy | None:
    """The policy in force on a day."""
    found = access.rows(RewardPolicy, who).filter(state="in_force", valid_from__lte=day)
    return found.order_by("-valid_from", "-id").first()


def month_end(month: date) -> date:
    """The last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - date.resolution


def delivered(who: Context | Actor, consultant: int, month: date) -> list[Deal]:
    """The cars a consultant handed over in the month."""
    deals = access.rows(Deal, who).filter(
        state="delivered", consultant_id=consultant, delivered_on__gte=month, delivered_on__lte=month_end(month)
    )
    kept = deals.exclude(return_of__state="done")  # what came back earns nothing
    return list(kept.select_related("car").prefetch_related("fees"))


def target_of(who: Context | Actor, consultant: int, month: date) -> SalesTarget | None:
    """The latest target of a consultant for the month."""
    mine = access.rows(SalesTarget, who).filter(consultant_id=consultant, month=month)
    return mine.order_by("-version").first()


def reckon(
    who: Context | Actor,
    policy: RewardPolicy,
    deals: list[Deal],
    target: int,
    quality: Decimal,
    penalty: Decimal = ZERO,
) -> list[Line]:
    """The lines of a commission over these cars."""
    known = figures_of(who)
    cars, insurance, accessories, loans = {"volume": 0, "slow": 0}, ZERO, ZERO, 0
    for deal in deals:
        day = deal.delivered_on or deal.promised_on or policy.valid_from
        slow = deal.car is not None and deal.car.age(day) > policy.slow_days
        cars["slow" if slow else "volume"] += 1
        loans += bool(deal.loan)
        vat, service = parameter(known, "vat.goods", day), parameter(known, "vat.service", day)
        for fee in deal.fees.all():
            if fee.kind in INSURANCE:
                insurance += fee.gain
            elif fee.kind == Fee.ACCESSORY:
                accessories += gain_of(fee, vat, service)
    return commission(
        policy_of(policy),
        cars,
        target,
        quality,
        loans=loans,
        insurance=insurance,
        accessories=accessories,
        penalty=penalty,
    )


def total(lines: list[Line]) -> Decimal:
    """What is paid."""
    return sum((line.amount for line in lines), ZERO)


def claw_back(ctx: Context, deal: Deal, reason: str) -> ClawBack | None:
    """What a car that came back had earned its consultant is owed by him: the month's commission with it less that without it.
    None where that month is not reckoned yet, or it earned nothing."""
    if deal.delivered_on is None:
        return None
    month = deal.delivered_on.replace(day=1)
    row = access.rows(Commission, ctx).filter(month=month, consultant_id=deal.consultant_id).first()
    if row is None:
        return None
    deals = delivered(ctx, deal.consultant_id, month)
    rest = [d for d in deals if d.pk != deal.pk]
    with_it = total(reckon(ctx, row.policy, deals, row.target, row.quality))
    without = total(reckon(ctx, row.policy, rest, row.target, row.quality)) if rest else ZERO
    if with_it <= without:
        return None
    made = ClawBack.objects.create(
        store_id=ctx.store_id, deal=deal, consultant_id=deal.consultant_id, earned_in=row, amount=with_it - without,
        reason=reason[:200], at=ctx.now,
    )  # fmt: skip
    ctx.changed(made, None, {"deal": str(deal), "amount": str(made.amount)})
    ctx.tell(
        _("%(deal)s came back: %(amount)s of its commission is taken off your next one"),
        employee_id=deal.consultant_id,
        deal=str(deal),
        amount=f"{made.amount:,.2f}",
    )
    return made
