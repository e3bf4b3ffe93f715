"""The warehouse's print-outs: which fields of a document stand where on its paper."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.timezone import localdate

from chehang.billing.paying import payments_of
from chehang.core import files
from chehang.core.models import Signature
from chehang.core.money import ZERO
from chehang.core.printing import shapes
from chehang.org.models import Store
from chehang.stock.models import Balance, Bin

from .kinds import Difference
from .models import Discrepancy, Inbound, InboundLine, Outbound

# Paper is Chinese in every language of the screen.
UNITS = {
    "item": "件", "piece": "个", "set": "套", "pair": "副", "drum": "桶", "bottle": "瓶", "box": "盒",
    "strip": "条", "sheet": "张", "litre": "升", "kilogram": "公斤", "metre": "米",
}  # fmt: skip
DIFFERENCES = {
    Difference.SHORT: "短少", Difference.OVER: "多发", Difference.WRONG: "错发", Difference.DAMAGED: "破损",
    Difference.PRICE: "价格", Difference.QUALITY: "质量",
}  # fmt: skip
SETTLED = {True: "已结清/已授信", False: "待结算"}


def store_head(store: Store) -> shapes.Store:
    """The head of the paper."""
    return shapes.Store(name=store.name, address=store.address, phone=store.phone)


def unit(code: str) -> str:
    """The Chinese word of a unit."""
    return UNITS.get(code, code)


def sign_of(person: Model | None, at: Any = None) -> shapes.Sign:
    """A typed name; empty when nobody has signed."""
    return shapes.Sign(name=getattr(person, "name", ""), at=at) if person else shapes.Sign()


def goods_receipt(inbound: Inbound) -> shapes.GoodsReceipt:
    """入库单: ordered and received, at the value the goods entered the books."""
    lines = [x for x in inbound.lines.order_by("n") if x.expected or x.counted]
    return shapes.GoodsReceipt(
        store=store_head(inbound.store),
        number=str(inbound),
        date=localdate(inbound.posted_at or inbound.expected_at),
        supplier=inbound.supplier.name,
        lines=tuple(_receipt_line(x) for x in lines),
        total=sum((x.value_ex for x in lines), ZERO),
        order_number=inbound.source_number,
        waybill=inbound.waybill,
        invoice_number=inbound.invoice.number if inbound.invoice else "暂估",
        checker_1=sign_of(inbound.counter),
        checker_2=sign_of(inbound.poster, inbound.posted_at),
    )


def _receipt_line(line: InboundLine) -> shapes.ReceiptLine:
    price = (line.value_ex / line.booked).quantize(Decimal("0.0001")) if line.booked else line.price_ex
    notes = [f"破损 {line.rejected.normalize():f}"] if line.rejected else []
    notes += [f"未入账 {line.held.normalize():f}"] if line.held else []
    return shapes.ReceiptLine(
        part_no=line.part_no,
        name=line.part_name,
        unit=unit(line.unit),
        expected=line.expected,
        received=line.booked,
        price=price,
        amount=line.value_ex,
        note=";".join(notes),
    )


def discrepancy_report(report: Discrepancy) -> shapes.DiscrepancyReport:
    """到货差异报告."""
    inbound = report.inbound
    lines = list(report.lines.select_related("line").order_by("line__n", "kind"))
    boxes = "" if inbound.boxes_expected is None else f"{inbound.boxes_received or 0}/{inbound.boxes_expected}"
    return shapes.DiscrepancyReport(
        store=store_head(report.store),
        number=report.number,
        date=localdate(report.created_at),
        supplier=inbound.supplier.name,
        lines=tuple(
            shapes.DiscrepancyLine(
                part_no=x.line.part_no,
                name=x.line.part_name,
                unit=unit(x.line.unit),
                packed=x.packed,
                invoiced=x.invoiced,
                counted=x.counted,
                difference=x.difference,
                kind=DIFFERENCES[Difference(x.kind)],
                amount=x.amount,
                note=x.note,
            )
            for x in lines
        ),
        total=sum((x.amount for x in lines), ZERO),
        receipt_number=inbound.receipt_number,
        order_number=inbound.source_number,
        waybill=inbound.waybill,
        invoice_number=inbound.invoice.number if inbound.invoice else "",
        boxes=boxes,
        findings="外包装完好" if inbound.packing_sound else "外包装破损",
        proposal=report.resolution,
        checker_1=sign_of(inbound.counter),
        checker_2=sign_of(inbound.poster),
        planner=sign_of(report.planner, report.planner_at),
        parts_manager=sign_of(report.manager, report.manager_at),
    )


def outbound_order(outbound: Outbound) -> shapes.OutboundOrder:
    """出库单 with the signatures given under its content."""
    lines = list(outbound.lines.select_related("part__brand").prefetch_related("picks__bin").order_by("n"))
    signed = Signature.objects.filter(
        document="warehouse.outbound", object_id=outbound.pk, digest=outbound.seal
    ).select_related("image")
    signs = {s.slot: _ink(s) for s in signed}
    paid = payments_of(outbound.store_id, outbound.document, outbound.object_id)
    return shapes.OutboundOrder(
        store=store_head(outbound.store),
        number=outbound.number,
        date=localdate(outbound.released_at or outbound.created_at),
        customer=outbound.receiver_name,
        lines=tuple(
            shapes.OutboundLine(
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
        keeper_1=signs.get("keeper_1", shapes.Sign()),
        keeper_2=signs.get("keeper_2", shapes.Sign()),
        receiver=signs.get("receiver", shapes.Sign()),
    )


def _ink(signature: Signature) -> shapes.Sign:
    image = files.path_of(signature.image.sha256).read_bytes() if signature.image else None
    return shapes.Sign(name=signature.actor_name, at=signature.at, image=image)


def bin_labels(bins: Sequence[Bin]) -> shapes.BinLabels:
    """货位标签 with the part that lies there, when there is only one."""
    there: dict[int, list[Balance]] = {}
    for balance in Balance.objects.filter(bin__in=bins, on_hand__gt=0).select_related("part"):
        there.setdefault(balance.bin_id, []).append(balance)
    return shapes.BinLabels(labels=tuple(_bin_label(b, there.get(b.pk, [])) for b in bins))


def _bin_label(place: Bin, there: list[Balance]) -> shapes.BinLabel:
    parts = {x.part_id: x.part for x in there}
    if len(parts) != 1:
        return shapes.BinLabel(bin=place.code)
    part = next(iter(parts.values()))
    return shapes.BinLabel(bin=place.code, part_no=part.display_no, name=part.name_cn, unit=unit(part.unit))


def part_labels(inbound: Inbound) -> shapes.PartLabels:
    """配件标签: one for each accepted line of a delivery."""
    lines = inbound.lines.filter(accepted__gt=0).order_by("n")
    day = localdate(inbound.posted_at or inbound.expected_at)
    return shapes.PartLabels(
        labels=tuple(
            shapes.PartLabel(part_no=x.part_no, name=x.part_name, unit=unit(x.unit), received_on=day) for x in lines
        ),
        store_name=inbound.store.short_name,
    )
