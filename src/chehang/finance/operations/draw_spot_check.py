"""Draw the spot checks of the start of the month (FI4)."""

import hashlib
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.kinds import Place
from chehang.carsales.models import Car
from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.finance.models import SpotCheck
from chehang.ledger.models import Voucher
from chehang.ledger.queries import balance_of_role
from chehang.stock.models import Pool


class DrawSpotCheck(Command):
    """How many parts, cars and vouchers."""

    parts: Annotated[int, Field(ge=10, le=200, title="Parts")] = 10
    cars: Annotated[int, Field(ge=3, le=100, title="Cars")] = 3
    vouchers: Annotated[int, Field(ge=5, le=100, title="Vouchers")] = 5


@operation("finance.draw_spot_check", title=_("Draw a spot check"), posts=("finance_manager",))
def draw_spot_check(cmd: DrawSpotCheck, ctx: Context) -> Done:
    """Draw parts, cars, vouchers and the cash by lot; half of the parts are those of most value, and of the cars the dearest comes along. What the books say is kept with the sample."""
    items: list[dict[str, Any]] = []
    stock = Pool.objects.filter(store_id=ctx.store_id, quantity__gt=0).select_related("part").order_by("-value", "id")
    dear = list(stock[: cmd.parts // 2])
    rest = sorted(stock[cmd.parts // 2 : 5000], key=lambda b: _lot(ctx, f"part {b.part_id}"))
    for pool in [*dear, *rest[: cmd.parts - len(dear)]]:
        items.append(
            _item("part", pool.part_id, f"{pool.part.display_no} {pool.part.name_cn}", f"{pool.quantity.normalize():f}")
        )
    here = Car.objects.filter(store_id=ctx.store_id, left_on=None).exclude(place=Place.TRANSIT).select_related("model")
    cars = list(here.order_by("-cost_ex", "id")[:2000])
    for car in [*cars[:1], *sorted(cars[1:], key=lambda c: _lot(ctx, f"car {c.pk}"))[: cmd.cars - 1]]:
        items.append(_item("vehicle", car.pk, str(car), f"{Place(car.place).label} {car.spot}".strip()))
    recent = Voucher.objects.filter(store_id=ctx.store_id, state="posted").order_by("-date", "-number")[:2000]
    for voucher in sorted(recent, key=lambda v: _lot(ctx, f"voucher {v.pk}"))[: cmd.vouchers]:
        items.append(
            _item("voucher", voucher.pk, f"{voucher.period} {voucher} {voucher.summary}", f"{voucher.total:,.2f}")
        )
    items.append(_item("cash", 0, str(_("Cash in the till")), f"{balance_of_role(ctx, 'cash'):,.2f}"))
    row = SpotCheck.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "CJ"),
        day=ctx.today,
        items=items,
        drawn_by_id=ctx.actor.employee_id,
    )
    ctx.changed(row, None, {"number": row.number, "items": len(items)})
    return Done(id=row.pk, number=row.number, items=len(items))


def _item(kind: str, pk: int, text: str, booked: str) -> dict[str, Any]:
    return {"kind": kind, "id": pk, "text": text[:120], "booked": booked, "found": "", "note": ""}


def _lot(ctx: Context, what: str) -> str:
    return hashlib.sha256(f"{ctx.store_id} {ctx.now.isoformat()} {what}".encode()).hexdigest()
