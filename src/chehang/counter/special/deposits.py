"""The law of a deposit, and the smallest one that covers the risk."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.counter.models import SpecialOrder

ENOUGH = 30  # special orders that came to an end: with fewer the policy speaks


@dataclass(frozen=True)
class Ending:
    """What becomes of a held deposit."""

    forfeited: Decimal
    returned: Decimal
    penalty: Decimal


def earnest_of(kind: str, deposit: Decimal, price: Decimal, limit: Decimal) -> Decimal:
    """What of a deposit is earnest money: none of a 订金, of a 定金 at most ``limit`` of the price (to the fen)."""
    return min(deposit, round_half_up(price * limit)) if kind == "earnest" else ZERO


def ending(outcome: str, held: Decimal, earnest: Decimal, keep: Decimal | None) -> Ending:
    """Customer in breach: the store keeps up to the earnest money. Store in breach: it returns the earnest money double."""
    if outcome == "supply":
        return Ending(ZERO, held, min(earnest, held))
    kept = min(earnest if keep is None else keep, earnest, held)
    return Ending(kept, held - kept, ZERO)


@dataclass(frozen=True)
class Hint:
    """A suggested deposit; ``cases`` ended orders stand behind it, ``missed`` of them were not collected."""

    amount: Decimal
    cases: int
    missed: int

    @property
    def by_history(self) -> bool:
        """Whether the store's own history speaks, and not the policy."""
        return self.cases >= ENOUGH


def smallest_deposit(ctx: Context, *, price: Decimal, cost: Decimal, returnable: bool) -> Hint:
    """The deposit at which the expected loss is zero: p × (loss − D) = (1 − p) × margin, never below zero or above the price.

    ``p`` is the share of ended special orders that were not collected; with little history the policy's share of the price,
    all of it for parts that cannot go back.
    """
    ended = rows(SpecialOrder, ctx).filter(state__in=("collected", "abandoned", "cancelled"), taken__gt=0)
    cases, missed = ended.count(), ended.exclude(state="collected").count()
    if cases < ENOUGH:
        share = parameter(ctx, "counter.deposit_share", ctx.today) if returnable else Decimal(1)
        return Hint(round_half_up(price * share), cases, missed)
    loss = cost * (parameter(ctx, "counter.special_loss", ctx.today) if returnable else 1)
    return Hint(covering(cases, missed, price, cost, loss), cases, missed)


def covering(cases: int, missed: int, price: Decimal, cost: Decimal, loss: Decimal) -> Decimal:
    """The deposit at which what is lost on the uncollected ones is earned by the others, in yuan."""
    if not missed:
        return ZERO
    return at_risk(Decimal(missed) / cases, price, cost, loss)


def at_risk(p: Decimal, price: Decimal, cost: Decimal, loss: Decimal) -> Decimal:
    """The deposit D at which p × (loss − D) = (1 − p) × margin; never below zero or above the price, in yuan."""
    earned = (1 - p) / p * max(price - cost, ZERO)
    return min(max(round_half_up(loss - earned), ZERO), price)


def covering_risk(
    who: Actor | Context, order: SpecialOrder, p: Decimal, there: tuple[Decimal, Decimal] | None, on: date
) -> Decimal:
    """The smallest deposit that makes the expected loss of this order zero; ``there`` is quantity and value of the part in stock."""
    cost = there[1] / there[0] * order.quantity if there and there[0] else order.amount_inc * 2 / 3
    loss = cost * (parameter(who, "counter.special_loss", on) if order.part.returnable else 1)
    return at_risk(p, order.amount_inc, cost, loss)
