"""Piece pay (§4.10): hours sold × the rate of the grade × quality − rework for technicians; a share of the output for advisers."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from chehang.core.calendar import months_after
from chehang.core.context import STORE_TIME, Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter

from .kinds import Cause
from .models import Comeback, LineShare, OrderShare, PieceItem, Skill, WorkOrder

OVER = ("settled", "delivered", "closed")
OWN = (Cause.DIAGNOSIS, Cause.WORK)


@dataclass
class Reckoned:
    """What a month comes to, with the lines that say how, and the hours of each line of work that are paid with it."""

    base: Decimal = ZERO
    hours: Decimal = ZERO
    cars: int = 0
    output: Decimal = ZERO
    items: list[dict[str, str]] = field(default_factory=list)
    paid: list[PieceItem] = field(default_factory=list)

    def add(self, text: Any, how: str, amount: Decimal) -> None:
        """A line more."""
        self.items.append({"text": str(text), "how": how, "amount": f"{amount:.2f}"})
        self.base += amount


def span_of(month: date) -> tuple[datetime, datetime]:
    """From the first moment of a month to the first of the next, in the store's time."""
    first, after = (datetime.combine(day, time(), STORE_TIME) for day in (month, months_after(month, 1)))
    return first, after


def technician(ctx: Context, person: int, month: date) -> Reckoned:
    """Each line is paid once: the hours of orders settled in the month, less what was paid for them before; of orders whose
    settlement was taken back since, what was paid comes off."""
    begin, after = span_of(month)
    mine = {"store_id": ctx.store_id, "technician_id": person}
    owed: dict[int, Decimal] = {}
    shares = LineShare.objects.filter(
        **mine, line__dropped=False, line__order__state__in=OVER, line__order__settled_at__gte=begin,
        line__order__settled_at__lt=after,
    )  # fmt: skip
    lines = {share.line_id: share.line for share in shares.select_related("line__order")}
    for share in shares.order_by("id"):
        owed[share.line_id] = owed.get(share.line_id, ZERO) + share.hours
    known = PieceItem.objects.filter(store_id=ctx.store_id, pay__employee_id=person)
    reopened = known.filter(line__order__revision__gt=1).select_related("line__order")
    for item in reopened:
        order = item.line.order
        lines[item.line_id] = item.line
        if item.line_id not in owed:
            still = order.state in OVER and order.settled_at is not None and order.settled_at < begin
            owed[item.line_id] = _hours(mine, item.line_id) if still else ZERO
    before = dict(known.filter(line_id__in=owed).values("line_id").annotate(h=Sum("hours")).values_list("line_id", "h"))
    levels = dict(Skill.objects.filter(store_id=ctx.store_id, employee_id=person).values_list("trade", "level"))
    made, by_rate = Reckoned(), dict[Decimal, Decimal]()
    for pk in sorted(owed):
        more = owed[pk] - before.get(pk, ZERO)
        if not more:
            continue
        rate = parameter(ctx, f"workshop.piece_rate_{levels.get(lines[pk].trade, 1)}", month)
        amount = round_half_up(more * rate, 2)
        made.paid.append(PieceItem(store_id=ctx.store_id, line_id=pk, hours=more, rate=rate, amount=amount))
        made.hours += more
        by_rate[rate] = by_rate.get(rate, ZERO) + more
    for rate in sorted(by_rate):
        amount = sum((x.amount for x in made.paid if x.rate == rate), ZERO)
        made.add(_("Hours sold"), f"{by_rate[rate].normalize():f} h × {rate}", amount)
    return made


def _hours(mine: dict[str, Any], line: int) -> Decimal:
    found: Decimal = LineShare.objects.filter(**mine, line_id=line).aggregate(h=Sum("hours"))["h"] or ZERO
    return found


def adviser(ctx: Context, person: int, month: date) -> Reckoned:
    """A share of the output of his orders, less what was taken back in red in the month, and so much for each car out."""
    begin, after = span_of(month)
    shares = OrderShare.objects.filter(
        store_id=ctx.store_id, order__adviser_id=person, settled_at__gte=begin, settled_at__lt=after
    )
    output: Decimal = shares.aggregate(v=Sum("amount_ex"))["v"] or ZERO
    orders = WorkOrder.objects.filter(store_id=ctx.store_id, adviser_id=person, state__in=OVER)
    cars = orders.filter(settled_at__gte=begin, settled_at__lt=after).count()
    share, each = (parameter(ctx, f"workshop.adviser_{name}", month) for name in ("share", "car"))
    made = Reckoned(cars=cars, output=output)
    made.add(_("Repair output"), f"{output} × {share.normalize():f}", round_half_up(output * share, 2))
    made.add(_("Cars out"), f"{cars} × {each}", round_half_up(cars * each, 2))
    return made


def rework(ctx: Context, person: int, month: date, earned: Decimal) -> tuple[Decimal, str]:
    """What comebacks of his own work or diagnosis take off: their cost × the house's share, at most what the law lets be taken of a
    month's pay (工资支付暂行规定 §16); with the words how."""
    begin, after = span_of(month)
    own = Comeback.objects.filter(
        store_id=ctx.store_id, responsible_id=person, cause__in=OWN, at__gte=begin, at__lt=after
    )
    cost: Decimal = own.aggregate(c=Sum("cost"))["c"] or ZERO
    share, most = (parameter(ctx, f"workshop.rework_{name}", month) for name in ("share", "most"))
    limit = max(ZERO, round_half_up(earned * most, 2))
    asked = round_half_up(cost * share, 2)
    return min(asked, limit), f"{cost} × {share.normalize():f} ≤ {earned} × {most.normalize():f}"
