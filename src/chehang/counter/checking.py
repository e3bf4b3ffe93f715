"""What a sale needs a second person for: deep discounts, prices named by hand, prices below cost."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.core import approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.pricing.services import discount_limit, discount_limits, floor_of
from chehang.stock.queries import pool

from .models import Sale, SaleLine

# Such a price was looked at when it was named (``set_price``), or approved with a disposal.
DECIDED = frozenset({"contract", "campaign"})
FREE_HAND = frozenset({"parts_manager", "general_manager"})


def check(ctx: Context, sale: Sale, lines: list[SaleLine]) -> None:
    """Refuse what goes beyond the actor's own limits and was not approved as it stands by another person."""
    first = next(objections(ctx, lines, sale.customer.price_class), None)
    if first is not None and approvals.standing(sale) is None:
        raise first
    if approvals.asked(sale):  # who confirms needs nobody's word: nobody is asked any more
        approvals.void(ctx, sale)


def objections(ctx: Context, lines: list[SaleLine], price_class: str) -> Iterator[Refused]:
    """Why the actor may not sell these lines alone to a customer of this class; each names the line, the limit and who may approve.

    A line at its quoted price was looked at when it was quoted: the promise holds.
    """
    lines = [x for x in lines if x.source != "quote"]
    yield from _discounts(ctx, lines)
    if not ctx.actor.posts & FREE_HAND:
        for line in lines:
            if line.source == "hand":
                yield Refused(
                    "price.by_hand",
                    _("The price of %(part)s was named by hand. Ask the parts manager to approve it."),
                    field=f"lines.{line.n - 1}.price_inc",
                    part=line.part_no,
                )
    if "general_manager" not in ctx.actor.posts:
        yield from _below_cost(ctx, lines, price_class)


def _discounts(ctx: Context, lines: list[SaleLine]) -> Iterator[Refused]:
    limit = discount_limit(ctx.actor, ctx.today)
    for line in lines:
        if line.discount > limit:
            yield Refused(
                "discount.beyond_limit",
                _(
                    "A discount of %(asked)s %% is beyond your %(limit)s %%. Lower it, or ask the %(who)s to approve it."
                ),
                field=f"lines.{line.n - 1}.discount",
                asked=f"{line.discount * 100:.1f}",
                limit=f"{limit * 100:.1f}",
                who=_who_may(ctx, line.discount),
            )


def _who_may(ctx: Context, discount: Decimal) -> object:
    able = {post for post, most in discount_limits(ctx.store_id, ctx.today).items() if most >= discount}
    return _("parts manager") if "parts_manager" in able else _("general manager")


def _below_cost(ctx: Context, lines: list[SaleLine], price_class: str) -> Iterator[Refused]:
    """Floor: the line's amount without VAT is not below its goods' average cost and the least margin on it (parts.md §1.4)."""
    pools = pool(ctx, {line.part_id for line in lines})
    for line in lines:
        if line.source in DECIDED and not line.discount:
            continue
        quantity, value = pools.get(line.part_id, (Decimal(0), Decimal(0)))
        if quantity <= 0 or line.amount_ex * quantity >= floor_of(ctx, value, price_class, ctx.today) * line.quantity:
            continue
        below_cost = line.amount_ex * quantity < value * line.quantity
        yield Refused(
            "price.below_cost" if below_cost else "price.below_floor",
            _("%(part)s would be sold below cost. Raise the price, or ask a manager to approve it.")
            if below_cost
            else _("%(part)s would be sold below the least margin. Raise the price, or ask a manager to approve it."),
            field=f"lines.{line.n - 1}.discount",
            part=line.part_no,
        )


def ask_approvers(ctx: Context, sale: Sale, lines: list[SaleLine]) -> None:
    """The draft says something else now: an earlier word falls, and whoever may grant what its author may not is asked."""
    if next(objections(ctx, lines, sale.customer.price_class), None) is None:
        approvals.void(ctx, sale)
    else:
        sale.asked_on = ctx.today
        approvals.ask(ctx, sale)


def kind_of(sale: Sale) -> str:
    """``beyond`` where the deepest discount is more than the parts manager may give on the day it is asked for."""
    day = sale.asked_on or timezone.localdate(sale.made_at)
    most = discount_limits(sale.store_id, day).get("parts_manager", Decimal(0))
    return "beyond" if sale.highest_discount > most else ""
