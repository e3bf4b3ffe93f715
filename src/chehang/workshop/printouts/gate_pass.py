"""出门条, A5 landscape: the guard lets a car out that is paid for, and no other."""

from dataclasses import dataclass
from datetime import date as Day

from chehang.core.context import STORE_TIME
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, store_head

from ..models import WorkOrder
from ..settling import bills_of
from .statement import moment_of


@dataclass(frozen=True, kw_only=True)
class GatePass:
    """出门条: 车牌、车型、取车人、放行结论."""

    store: Letterhead
    number: str
    date: Day
    plate: str
    model: str
    vin: str
    mileage: str
    receiver: str
    released: str
    settled: str
    adviser: Sign = UNSIGNED
    guard: Sign = UNSIGNED


PRINTOUT = Printout("workshop/gate_pass", GatePass, "出门条", (), numbered)


def may_leave(order: WorkOrder) -> bool:
    """Whether the car is settled, and what the customer owes is paid or on account."""
    if order.state not in ("settled", "delivered", "closed"):
        return False
    return not any(b.claim == "customer" and b.state == "waiting" and b.rest for b in bills_of(order))


def gate_pass(order: WorkOrder) -> GatePass:
    """The pass; it says so when the car may not leave."""
    free = may_leave(order)
    moment = order.delivered_at or order.settled_at or order.arrived_at
    return GatePass(
        store=store_head(order.store),
        number=order.number,
        date=moment.astimezone(STORE_TIME).date(),
        plate=order.vehicle.plate_no,
        model=order.vehicle.model.name if order.vehicle.model else "",
        vin=order.vehicle.vin,
        mileage=str(order.mileage_out or order.mileage_in),
        receiver=order.receiver_name,
        released="准予放行" if free else "费用未结清,不得放行",
        settled=moment_of(order.settled_at),
        adviser=Sign(name=order.adviser.name),
    )
