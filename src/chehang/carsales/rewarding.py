"""What a consultant earned in a month: facts from the deals, arithmetic from the policy."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill
from chehang.core import access
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.core.parameters import figures_of, parameter

from .bills import NAME
from .kinds import Fee
from .models import ClawBack, Commission, Deal, RewardPolicy, SalesTarget
from .pricing import gain_of
from .rewards import Line, Policy, commission

YEAR = timedelta(days=366)
INSURANCE = (Fee.COMPULSORY, Fee.COMMERCIAL)


def steps(rows: list[list[str]]) -> tuple[tuple[Decimal, Decimal], ...]:
    """Steps as they are kept, the last one without an end."""
    read = [(Decimal(end), Decimal(factor)) for end, factor in rows]
    return (*read[:-1], (Decimal(999), read[-1][1]))


def policy_of(row: RewardPolicy) -> Policy:
    """A policy as the arithmetic wants it."""
    bases = {"volume": row.base, "slow": row.slow}
    return Policy(bases, steps(row.volume), steps(row.quality), row.insurance, row.finance, row.accessory, row.warranty)


def policy_on(who: Context | Actor, day: date) -> RewardPolicy | None:
    """The policy in force on a day."""
    found = access.rows(RewardPolicy, who).filter(state="in_force", valid_from__lte=day)
    return found.order_by("-valid_from", "-id").first()


def month_end(month: date) -> date:
    """The last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - date.resolution


def delivered(who: Context | Actor, consultant: int, month: date) -> list[Deal]:
    """The cars a consultant handed over and that were paid in full, by the month in which both were true."""
    last = month_end(month)
    deals = access.rows(Deal, who).filter(
        state="delivered", consultant_id=consultant, delivered_on__gte=month - YEAR, delivered_on__lte=last
    )
    kept = deals.exclude(return_of__state="done")  # what came back earns nothing
    found = list(kept.select_related("car").prefetch_related("fees").order_by("delivered_on", "id"))
    earned = earned_on(who, found)
    return [d for d in found if (day := earned[d.pk]) is not None and month <= day <= last]


def earned_on(who: Context | Actor, deals: list[Deal]) -> dict[int, date | None]:
    """The day a car is handed over and its buyer has paid in full, the later of both (§3.10); None while he owes."""
    asked = Bill.objects.filter(store_id=who.store_id, document=NAME, object_id__in=[d.pk for d in deals])
    owing: set[int] = set()
    paid: dict[int, date] = {}
    rows = asked.filter(part__startswith="car").exclude(state="cancelled").annotate(last=Max("receipts__date"))
    for deal, state, last in rows.values_list("object_id", "state", "last"):
        if state != "paid":
            owing.add(deal)
        elif last is not None:
            paid[deal] = max(last, paid.get(deal, last))
    return {
        d.pk: None if d.pk in owing or d.delivered_on is None else max(d.delivered_on, paid.get(d.pk, d.delivered_on))
        for d in deals
    }


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
    cars, insurance, accessories, warranties, loans = {"volume": 0, "slow": 0}, ZERO, ZERO, ZERO, 0
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
            elif fee.kind == Fee.WARRANTY:
                warranties += gain_of(fee, vat, service)
    return commission(
        policy_of(policy),
        cars,
        target,
        quality,
        loans=loans,
        insurance=insurance,
        accessories=accessories,
        warranties=warranties,
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
    day = earned_on(ctx, [deal])[deal.pk] or deal.delivered_on
    month = day.replace(day=1)
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
