"""What the old house had ordered and not received: orders that are reviewed and placed here as any other."""

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.kinds import whole_only
from chehang.catalogue.numbers import ruined_by_spreadsheet
from chehang.core.context import Context
from chehang.core.reading import names, papers
from chehang.parties.models import Supplier
from chehang.purchasing.drafting import DraftContent, DraftLine, hand_in, write_down
from chehang.purchasing.models import OrderLine

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .stock import QUALITIES, Parts
from .words import Quantity, one_of, text

ZERO = Decimal(0)


class OrderRow(Row):
    """A line of an order: what is still to come, and its price without VAT."""

    order: text(40, least=1)  # type: ignore[valid-type]
    supplier: text(100, least=1)  # type: ignore[valid-type]
    part_no: Annotated[str, Field(min_length=1, max_length=60)]
    quantity: Quantity
    price_ex: Annotated[Decimal, Field(gt=0, lt=10**9, decimal_places=6)]
    expected: date | None = None
    name: text(100) = ""  # type: ignore[valid-type]
    brand: text(60) = ""  # type: ignore[valid-type]
    quality: Annotated[str, one_of(QUALITIES)] = ""


def compare(look: Look) -> None:
    """Each part of an order once."""
    there = Supplier.objects.filter(store_id=look.store_id, active=True)
    suppliers = {names.folded(name): pk for pk, name in there.values_list("pk", "name")}
    parts, keyed, meant = Parts(look), [], {}
    for n, row in look.rows:
        supplier = suppliers.get(names.folded(row.supplier))
        if supplier is None:
            look.error(n, "supplier", _("there is no supplier of this name; enter the suppliers first"), row.supplier)
        if ruined_by_spreadsheet(row.part_no):
            why = _("the spreadsheet has lost the digits of this number; enter it as text")
            look.error(n, "part_no", why, row.part_no)
            continue
        part = parts.find(row)
        if isinstance(part, str):
            look.error(n, "part_no", part, row.part_no)
        elif whole_only(part.unit) and row.quantity != row.quantity.to_integral_value():
            look.error(n, "quantity", _("this part is counted in whole pieces"), row.quantity)
        if row.expected and row.expected < look.day:
            look.glance(n, "expected", _("this day is over; the order is entered without it"), row.expected)
        if isinstance(part, str) or supplier is None:
            continue
        meant[n] = (supplier, part)
        keyed.append((n, row, key_of("order", supplier, papers.folded(row.order), part.pk)))
    for one in look.once(keyed, "part_no"):
        one.data = meant[one.row_no]
        look.new.append(one)
    good = [one for one in look.new if one.row_no not in look.bad]
    look.figures += [
        (str(_("Quantity")), sum((one.row.quantity for one in good), ZERO)),
        (str(_("Amount without VAT")), sum((one.row.quantity * one.row.price_ex for one in good), ZERO)),
    ]


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """As if each had been written by hand and handed in: another person reviews it, then the warehouse expects its goods."""

    def of_order(one: object) -> tuple[int, str]:
        return one.data[0], papers.folded(one.row.order)  # type: ignore[attr-defined, no-any-return]

    for (supplier, _paper), group in groupby(sorted(look.new, key=of_order), of_order):
        rows = list(group)
        days = [one.row.expected for one in rows if one.row.expected and one.row.expected >= ctx.today]
        order = write_down(
            DraftContent(
                supplier=supplier,
                required_on=max(days, default=None),
                note=_("Ordered in the old system as %(number)s.") % {"number": rows[0].row.order},
                lines=[
                    DraftLine(part=one.data[1].pk, quantity=one.row.quantity, price_ex=one.row.price_ex) for one in rows
                ],
            ),
            ctx,
        )
        made = dict(OrderLine.objects.filter(order=order).values_list("part_id", "pk"))
        for one in rows:
            one.target = made[one.data[1].pk]
        hand_in(ctx, order)


SHEET = Sheet(
    "orders",
    _("What is ordered and has not come. The orders wait for their review here; then place them, and the goods are expected."),
    OrderRow,
    {
        "order": ("订单号", "采购单号", "订货单号", "单号"),
        "supplier": ("供应商", "供应商名称", "单位名称"),
        "part_no": ("配件编号", "配件号", "零件号", "配件编码"),
        "name": ("名称", "配件名称"),
        "brand": ("品牌",),
        "quality": ("品质",),
        "quantity": ("未到数量", "欠货数量", "数量"),
        "price_ex": ("不含税单价", "单价", "进价"),
        "expected": ("预计到货", "到货日期", "交货日期"),
    },
    compare,
    enter,
    (
        {"order": "CG20261020-01", "supplier": "泓川汽车销售有限公司", "part_no": "H3A 698 151 D", "name": "前制动片(套)", "quantity": Decimal(12), "price_ex": Decimal("267.50"), "expected": "2026-11-30"},
    ),
    ("parts_planner", "parts_manager"),
    codes=("order", "part_no"),
    choices={"quality": tuple(QUALITIES)},
    needs=("suppliers",),
)  # fmt: skip
