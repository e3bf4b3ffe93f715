"""The purchase order on paper (订货单, A4) and as a file for the supplier."""

from decimal import Decimal

from django.utils.timezone import localdate

from chehang.core.models import Approval
from chehang.core.money import round_half_up
from chehang.core.printing import shapes
from chehang.core.tabular import Column, write_xlsx
from chehang.warehouse.papers import sign_of, store_head, unit

from .models import Order, OrderLine

KINDS = {
    "stock": "库存订单", "urgent": "紧急订单", "vor": "VOR订单", "accident": "事故件订单",
    "customer": "客户订货", "local": "本地外采", "import": "进口订单",
}  # fmt: skip

FILE_COLUMNS = (
    Column("number", "订单号", width=22),
    Column("kind", "订单类型"),
    Column("part_no", "配件编号", width=20),
    Column("name", "配件名称", width=24),
    Column("quantity", "数量", "quantity"),
    Column("price", "单价(不含税)", "number"),
    Column("vin", "VIN", width=20),
    Column("work_order", "工单号"),
    Column("required", "要求到货", "date"),
)


def price_inc(line: OrderLine) -> Decimal:
    """The order price with VAT, four places."""
    return round_half_up(line.price_ex * (1 + line.tax_rate), 4)


def purchase_order(order: Order) -> shapes.PurchaseOrder:
    """The order as it goes out; prices with VAT."""
    lines = list(order.lines.order_by("n"))
    return shapes.PurchaseOrder(
        store=store_head(order.store),
        number=str(order),
        date=localdate(order.sent_at or order.edited_at),
        supplier=order.supplier.name,
        lines=tuple(
            shapes.PurchaseLine(
                part_no=x.part_no,
                name=x.part_name,
                unit=unit(x.unit),
                quantity=x.quantity,
                price=price_inc(x),
                amount=x.amount_ex + x.tax,
                due=order.required_on,
                note=x.need,
            )
            for x in lines
        ),
        total=order.amount_inc,
        supplier_contact=order.supplier.contact,
        supplier_phone=order.supplier.phone,
        order_type=KINDS.get(order.kind, ""),
        required_on=order.required_on,
        note=order.note,
        planner=sign_of(order.author, order.created_at),
        parts_manager=_reviewer(order.approval),
    )


def _reviewer(approval: Approval | None) -> shapes.Sign:
    return shapes.Sign(name=approval.actor_name, at=approval.at) if approval else shapes.Sign()


def order_file(order: Order) -> bytes:
    """The order as Excel for the supplier's system: one row per part."""
    rows = [
        [
            order.number,
            KINDS.get(order.kind, ""),
            x.part_no,
            x.part_name,
            x.quantity,
            x.price_ex,
            order.vin,
            order.work_order,
            order.required_on,
        ]
        for x in order.lines.order_by("n")
    ]
    return write_xlsx(FILE_COLUMNS, rows, title=order.number)
