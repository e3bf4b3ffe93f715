"""The purchase order as a file for the supplier's system."""

from chehang.core.tabular import Column, write_xlsx

from .models import Order
from .paper_words import KINDS

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
