"""关务台账: one batch with its days, its taxes and its talk, for the folder."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils.timezone import localdate
from django.utils.translation import override

from chehang.core.models import Transition
from chehang.core.money import ZERO
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import Letterhead, Yuan, store_head

from ..models import Shipment
from ..states import SHIPMENT
from .goods import goods_of


@dataclass(frozen=True, kw_only=True)
class Step:
    """When it came into a state, and by whom; ``note`` is what was said."""

    on: Day
    state: str
    by: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Register:
    """关务台账, A4."""

    store: Letterhead
    number: str
    date: Day
    supplier: str
    contract_no: str
    invoice_no: str
    broker: str
    declaration_no: str
    port: str
    transport_no: str
    eta: Day
    goods: str
    arrived: str
    declare_by: str
    declared: str
    tax_due: str
    released: str
    claim_by: str
    cleared_in: str
    duty: Yuan
    ct: Yuan
    vat: Yuan
    landed: Yuan
    steps: tuple[Step, ...]
    amendments: str = ""


PRINTOUT = Printout("customs/register", Register, "关务台账", (), numbered)


def register(batch: Shipment) -> Register:
    """The batch's register from its history."""
    rows = list(batch.lines.all())
    duty, ct, vat, landed = (sum((getattr(x, f) for x in rows), ZERO) for f in ("duty", "ct", "vat", "landed"))
    released = localdate(batch.released_at) if batch.released_at else None
    days = (released - batch.declared_on).days if released and batch.declared_on else None
    taken = Transition.objects.filter(machine=SHIPMENT.name, object_id=batch.pk).order_by("id")
    with override("zh-hans"):
        steps = tuple(
            Step(on=localdate(t.at), state=str(SHIPMENT.states[t.target].title), by=t.actor_name, note=t.reason)
            for t in taken
        )
        amended = ";".join(
            f"{a.number} 通知书 {a.notice_no} 税款 {a.duty + a.vat:+,.2f}" for a in batch.amendments.order_by("id")
        )
    return Register(
        store=store_head(batch.store),
        number=batch.number,
        date=localdate(),
        supplier=batch.supplier.name,
        contract_no=batch.contract_no,
        invoice_no=batch.invoice_no,
        broker=batch.broker.name if batch.broker else "",
        declaration_no="、".join(x.declaration_no for x in batch.declared_sheets.order_by("n")),
        port=batch.port,
        transport_no=batch.transport_no,
        eta=batch.eta,
        goods=goods_of(batch),
        arrived=str(batch.arrived_on or ""),
        declare_by=str(batch.declare_by or ""),
        declared=str(batch.declared_on or ""),
        tax_due=str(batch.tax_due_on or ""),
        released=str(released or ""),
        claim_by=str(batch.claim_by or ""),
        cleared_in="" if days is None else f"{days} 天",
        duty=duty,
        ct=ct,
        vat=vat,
        landed=landed,
        steps=steps,
        amendments=amended,
    )
