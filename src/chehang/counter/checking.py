"""What a sale needs a second person for: deep discounts, prices named by hand, prices below cost."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import approving, inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.pricing.services import discount_limit, discount_limits
from chehang.stock.queries import pool

from .models import Sale, SaleLine

FREE_HAND = frozenset({"parts_manager", "general_manager"})


def check(ctx: Context, sale: Sale, lines: list[SaleLine]) -> None:
    """Refuse what goes beyond the actor's own limits and was not approved as it stands by another person."""
    first = next(objections(ctx, lines), None)
    if first is not None and not approving.approved(sale):
        raise first


def objections(ctx: Context, lines: list[SaleLine]) -> Iterator[Refused]:
    """Why the actor may not sell these lines alone; each names the line, the limit and who may approve.

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
        yield from _below_cost(ctx, lines)


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


def _below_cost(ctx: Context, lines: list[SaleLine]) -> Iterator[Refused]:
    """Floor: the line's amount without VAT is not below its goods' average cost (parts.md §1.4)."""
    pools = pool(ctx, {line.part_id for line in lines})
    for line in lines:
        quantity, value = pools.get(line.part_id, (Decimal(0), Decimal(0)))
        if quantity > 0 and line.amount_ex * quantity < value * line.quantity:
            yield Refused(
                "price.below_cost",
                _("%(part)s would be sold below cost. Raise the price, or ask a manager to approve it."),
                field=f"lines.{line.n - 1}.discount",
                part=line.part_no,
            )


def tell_approvers(ctx: Context, sale: Sale, lines: list[SaleLine]) -> None:
    """Let the managers know that a draft waits for their word; earlier word of it goes off their desks."""
    inbox.settle("counter.Sale", sale.pk, ctx.actor.employee_id, ctx.now)
    first = next(objections(ctx, lines), None)
    if first is None:
        return
    beyond = max((line.discount for line in lines), default=Decimal(0))
    manager = discount_limits(ctx.store_id, ctx.today).get("parts_manager", Decimal(0))
    by_manager = beyond <= manager and "parts_manager" not in ctx.actor.posts
    ctx.tell(
        _("%(name)s asks you to approve sale %(sale)s of %(customer)s: discount up to %(discount)s %%."),
        post="parts_manager" if by_manager else "general_manager",
        link=f"/counter/sales/{sale.pk}/",
        name=ctx.actor.name,
        sale=sale,
        customer=sale.customer.name,
        discount=f"{beyond * 100:.1f}",
    )
