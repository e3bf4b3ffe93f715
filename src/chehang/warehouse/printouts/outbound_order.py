"""出库单 with the signatures given under its content."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils.timezone import localdate

from chehang.billing.paying import payments_of
from chehang.catalogue.paper_words import unit
from chehang.core import files
from chehang.core.models import Signature
from chehang.core.money import ZERO
from chehang.core.printing.printout import THREE_COPIES, Printout, priced
from chehang.core.printing.shapes import UNSIGNED, Count, Letterhead, Price, Sign, Yuan, sign_of, store_head
from chehang.core.sources import source_of

from ..models import Outbound

SETTLED = {True: "已结清/已授信", False: "待结算"}


@dataclass(frozen=True, kw_only=True)
class OutboundLine:
    part_no: str
    name: str
    unit: str
    quantity: Count
    price: Price
    amount: Yuan
    spec: str = ""
    brand: str = ""
    models: str = ""
    bin: str = ""


@dataclass(frozen=True, kw_only=True)
class OutboundOrder:
    """出库单, 241×140 三联. Prices include VAT; ``quantity`` is the sum over the lines."""

    store: Letterhead
    number: str
    date: Day
    customer: str
    lines: tuple[OutboundLine, ...]
    quantity: Count
    total: Yuan
    title: str = "配件销售出库单"
    source_number: str = ""
    contact: str = ""
    phone: str = ""
    invoice_kind: str = ""
    settlement: str = ""
    payment: str = ""
    note: str = ""
    made_by: Sign = UNSIGNED
    keeper_1: Sign = UNSIGNED
    keeper_2: Sign = UNSIGNED
    reviewer: Sign = UNSIGNED
    receiver: Sign = UNSIGNED


PRINTOUT = Printout("warehouse/outbound_order", OutboundOrder, "出库单", THREE_COPIES, priced)


def outbound_order(outbound: Outbound) -> OutboundOrder:
    """出库单 with the signatures given under its content."""
    lines = list(outbound.lines.select_related("part__brand").prefetch_related("picks__bin").order_by("n"))
    signed = Signature.objects.filter(
        document="warehouse.outbound", object_id=outbound.pk, digest=outbound.seal
    ).select_related("image")
    signs = {s.slot: _ink(s) for s in signed}
    paid = payments_of(outbound.store_id, source_of(outbound))
    return OutboundOrder(
        store=store_head(outbound.store),
        number=outbound.number,
        date=localdate(outbound.released_at or outbound.created_at),
        customer=outbound.receiver_name,
        lines=tuple(
            OutboundLine(
                part_no=x.part_no,
                name=x.part_name,
                unit=unit(x.unit),
                quantity=x.quantity,
                price=x.price_inc,
                amount=x.amount_inc,
                brand=x.part.brand.name,
                bin=" ".join(dict.fromkeys(p.bin.code for p in x.picks.all())),
            )
            for x in lines
        ),
        quantity=sum((x.quantity for x in lines), ZERO),
        total=sum((x.amount_inc for x in lines), ZERO),
        source_number=outbound.source_number,
        settlement=SETTLED[outbound.cleared],
        payment="、".join(dict.fromkeys(p.method for p in paid)),
        made_by=sign_of(outbound.requested_by),
        keeper_1=signs.get("keeper_1", UNSIGNED),
        keeper_2=signs.get("keeper_2", UNSIGNED),
        receiver=signs.get("receiver", UNSIGNED),
    )


def _ink(signature: Signature) -> Sign:
    image = files.path_of(signature.image.sha256).read_bytes() if signature.image else None
    return Sign(name=signature.actor_name, at=signature.at, image=image)
