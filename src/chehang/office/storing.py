"""The one way the stock of a supply changes."""

from decimal import Decimal

from chehang.core.context import Context

from .models import Supply, SupplyMove


def move(ctx: Context, supply: Supply, kind: str, quantity: Decimal, words: str) -> SupplyMove:
    """Write a movement and the stock after it; ``supply`` is locked."""
    before = supply.stock
    supply.stock = before + quantity
    supply.save(update_fields=["stock"])
    made = SupplyMove.objects.create(
        store_id=ctx.store_id, supply=supply, day=ctx.today, kind=kind, quantity=quantity, words=words[:200],
        by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(supply, {"stock": str(before)}, {"stock": str(supply.stock), "move": made.pk})
    return made
