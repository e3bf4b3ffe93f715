"""One act in the books of several stores of the group: goods leave the one and are on their way to the other in the same moment.

Each store keeps its own rows, numbers and journal. What an act does in another store it does through a context of that store;
at the end the journal of each store it wrote in gets its row, in the order of the stores, so that two acts do not wait crosswise.
"""

from dataclasses import replace
from typing import Any

from .context import Context


def at_store(ctx: Context, store: Any) -> Context:
    """The act under way, in another store (an ``org.Store``): same person, same moment, same transaction, no right but the act itself."""
    known: dict[int, Context] = ctx.memo.setdefault("elsewhere", {})
    known.setdefault(ctx.store_id, ctx)
    if store.pk not in known:
        who = replace(ctx.actor, store_id=store.pk, store_code=store.code, permissions=frozenset(), reach=None)
        there = Context(who, ctx.clock, ctx.operation, doubts=ctx.doubts, memo={"elsewhere": known})
        there.now, there.today = ctx.now, ctx.today
        known[store.pk] = there
    return known[store.pk]


def written_in(ctx: Context) -> list[Context]:
    """The contexts of all stores the act wrote in, its own among them, in the order of the stores."""
    known: dict[int, Context] = ctx.memo.get("elsewhere", {})
    return [c for _id, c in sorted({**known, ctx.store_id: ctx}.items())]
