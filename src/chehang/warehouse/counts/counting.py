"""What a counter's number means: who may count, whether another person has to, what holds in the end."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.kinds import whole_only
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.warehouse.models import StockCount, StockCountLine

SHARES = {"A": (ZERO, ZERO), "B": (Decimal(1), Decimal("0.02")), "C": (Decimal(2), Decimal("0.05"))}


def too_far(abc: str, book: Decimal, found: Decimal, cost: Decimal, limit: Decimal) -> bool:
    """Whether a second person has to count: A any difference, B from 1 or 2 %, C from 2 or 5 %, or from the amount."""
    off = abs(found - book)
    if not off:
        return False
    pieces, share = SHARES[abc]
    return book == 0 or off * cost >= limit or off >= pieces or off / book >= share


def enter(ctx: Context, line: StockCountLine, found: Decimal, book: Decimal, field: str) -> None:
    """Note what was counted; ``book`` is what the goods book says at this moment.

    Refused for a line that waits for no count, for the person who counted it before, and for half pieces.
    """
    if found != int(found) and whole_only(line.unit):
        raise Refused("count.whole", _("%(part)s is counted in whole pieces."), field=field, part=line.part_no)
    turn, who = line.round, ctx.actor.employee_id
    if turn == 0:
        raise Refused("count.done", _("%(part)s has been counted already."), field=field, part=line.part_no)
    if who in {line.first_by_id, line.second_by_id} - {None}:
        raise Refused(
            "count.same_person",
            _("%(part)s: you counted this yourself. Another person has to count it again."),
            field=field,
            part=line.part_no,
        )
    if turn == 3 and "parts_manager" not in ctx.actor.posts:
        raise Refused(
            "count.manager",
            _("%(part)s: two counts differ. The parts manager counts a third time."),
            field=field,
            part=line.part_no,
        )
    line.book = book
    if turn == 1:
        line.first, line.first_by_id, line.found = found, who, found
        line.again = too_far(line.abc, book, found, line.cost, parameter(ctx, "warehouse.recount_amount", ctx.today))
    elif turn == 2:
        line.second, line.second_by_id, line.found = found, who, found
        line.again = found != line.first
    else:
        line.third, line.third_by_id, line.found = found, who, found
        line.again = False
    line.amount = round_half_up(line.difference * line.cost)


def add_up(count: StockCount, lines: list[StockCountLine]) -> None:
    """Book value, gain and loss of a count from its lines."""
    count.book_value = sum((round_half_up(x.book * x.cost) for x in lines), ZERO)
    count.gain = sum((x.amount for x in lines if x.amount > 0), ZERO)
    count.loss = -sum((x.amount for x in lines if x.amount < 0), ZERO)
