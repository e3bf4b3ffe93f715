"""出门证, A5 landscape: the guard lets goods out that two keepers released, and no others."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils.timezone import localdate

from chehang.catalogue.paper_words import unit
from chehang.core.money import ZERO
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Sign, store_head

from ..models import Outbound
from .outbound_order import outbound_order


@dataclass(frozen=True, kw_only=True)
class PassLine:
    part_no: str
    name: str
    unit: str
    quantity: Count


@dataclass(frozen=True, kw_only=True)
class GatePass:
    """出门证: what may leave the yard with whom; ``released`` says so, or that it may not."""

    store: Letterhead
    number: str
    date: Day
    receiver: str
    source_number: str
    released: str
    lines: tuple[PassLine, ...]
    quantity: Count
    keeper_1: Sign = UNSIGNED
    keeper_2: Sign = UNSIGNED
    guard: Sign = UNSIGNED


PRINTOUT = Printout("warehouse/gate_pass", GatePass, "出门证", (), numbered)


def gate_pass(outbound: Outbound) -> GatePass:
    """The pass of an outbound order; before both keepers signed it says that nothing may leave."""
    free = outbound.state in ("released", "handed_over")
    signed = outbound_order(outbound)
    lines = list(outbound.lines.order_by("n"))
    return GatePass(
        store=store_head(outbound.store),
        number=outbound.number,
        date=localdate(outbound.released_at or outbound.created_at),
        receiver=outbound.receiver_name,
        source_number=outbound.source_number,
        released="准予放行" if free else "未完成双签出库,不得放行",
        lines=tuple(
            PassLine(part_no=x.part_no, name=x.part_name, unit=unit(x.unit), quantity=x.quantity) for x in lines
        ),
        quantity=sum((x.quantity for x in lines), ZERO),
        keeper_1=signed.keeper_1,
        keeper_2=signed.keeper_2,
    )
