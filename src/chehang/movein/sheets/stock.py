"""Goods in stock at the opening, with their cost: into the goods book and its account by the same fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.kinds import Quality, whole_only
from chehang.catalogue.models import Brand, Part
from chehang.catalogue.numbers import normalise, ruined_by_spreadsheet
from chehang.core.context import Context
from chehang.core.money import round_half_up
from chehang.core.sources import Source
from chehang.ledger.services import Leg, post
from chehang.stock.models import Bin, Lot
from chehang.stock.services import Incoming, receive
from chehang.warehouse.putting_away import objection

from ..models import OpeningFile
from .base import Look, New, Row, Sheet, chunks, key_of
from .words import Amount, Cost, Quantity, one_of, text

QUALITIES = {"原厂": "original", "同质": "equivalent", "再制造": "remanufactured", "修复": "repaired", "回用": "reused"}
MOVEMENT = "100"
ZERO = Decimal(0)


class StockRow(Row):
    """A part in a bin. Cost is without VAT: of one, or of the whole row, or both where they agree."""

    part_no: Annotated[str, Field(min_length=1, max_length=60)]
    bin: Annotated[str, Field(min_length=1, max_length=20)]
    quantity: Quantity
    unit_cost: Cost | None = None
    value: Amount | None = None
    name: text(100) = ""  # type: ignore[valid-type]
    brand: text(60) = ""  # type: ignore[valid-type]
    quality: Annotated[str, one_of(QUALITIES)] = ""
    lot: text(40) = ""  # type: ignore[valid-type]
    expires: date | None = None


class Parts:
    """The parts behind the numbers of a file, read in few queries."""

    def __init__(self, look: Look) -> None:
        self.brands = list(Brand.objects.all())
        self.norms: dict[int, dict[str, str]] = {}
        self.found: dict[tuple[int, str], list[Part]] = {}
        numbers = {row.part_no for _n, row in look.rows}
        for brand in self.brands:
            norms = self.norms[brand.pk] = {number: normalise(number, brand.number_rule) for number in numbers}
            for some in chunks(sorted(set(norms.values()))):
                for part in Part.objects.filter(brand=brand, norm_no__in=some):
                    self.found.setdefault((brand.pk, part.norm_no), []).append(part)

    def find(self, row: Any) -> Part | str:
        """The one part that is meant, or why it cannot be told."""
        wanted = [b for b in self.brands if not row.brand or row.brand in (b.code, b.name)]
        if not wanted:
            return str(_("there is no brand %(brand)s") % {"brand": row.brand})
        same = [p for b in wanted for p in self.found.get((b.pk, self.norms[b.pk][row.part_no]), ())]
        if row.quality:
            same = [p for p in same if p.quality == row.quality]
        elif (
            len(same) > 1
            and len(originals := [p for p in same if p.quality == Quality.ORIGINAL]) == 1
            and len({p.brand_id for p in same}) == 1
        ):
            same = originals
        if not same:
            return str(_("this part is not in the catalogue; read its price list first"))
        if len(same) > 1:
            return str(_("several parts have this number; add brand or quality"))
        return same[0]


def compare(look: Look) -> None:
    """Each part, bin and batch once; what cannot be found is refused at its cell."""
    parts = Parts(look)
    bins = {b.code: b for b in Bin.objects.filter(store_id=look.store_id)}
    keyed = []
    for n, row in look.rows:
        if ruined_by_spreadsheet(row.part_no):
            look.error(
                n, "part_no", _("the spreadsheet has lost the digits of this number; enter it as text"), row.part_no
            )
            continue
        part = parts.find(row)
        place = bins.get(row.bin.upper())
        if isinstance(part, str):
            look.error(n, "part_no", part, row.part_no)
        if place is None:
            look.error(n, "bin", _("there is no such bin; enter the bins first"), row.bin)
        if isinstance(part, str) or place is None:
            continue
        keyed.append((n, row, key_of("stock", part.pk, place.pk, row.lot), part, place))
    found = {n: (part, place) for n, _row, _key, part, place in keyed}
    for one in look.once(((n, row, key) for n, row, key, _p, _b in keyed), "part_no"):
        part, place = found[one.row_no]
        one.data = (part, place)
        one.amount = _worth(look, one) or ZERO
        _check(look, one, part, place)
        look.new.append(one)
    good = [one for one in look.new if one.row_no not in look.bad]
    look.figures += [
        (str(_("Quantity")), sum((one.row.quantity for one in good), ZERO)),
        (str(_("Value without VAT")), sum((one.amount for one in good), ZERO)),
    ]


def _worth(look: Look, one: New) -> Decimal | None:
    """What the row is worth in whole fen; the row's own value comes first, the cost of one must agree to the fen a piece."""
    row: StockRow = one.row
    if row.unit_cost is None and row.value is None:
        look.error(one.row_no, "unit_cost", _("say the cost of one, or the value of the row"))
        return None
    if row.unit_cost is None:
        return row.value
    reckoned = round_half_up(row.quantity * row.unit_cost)
    if row.value is None:
        return reckoned
    # The cost of one is itself rounded to the fen in most lists: half a fen a piece is no contradiction.
    if abs(reckoned - row.value) > row.quantity * Decimal("0.005") + Decimal("0.005"):
        why = _("quantity × cost is %(value)s") % {"value": reckoned}
        look.error(one.row_no, "value", why, row.value)
    return row.value


def _check(look: Look, one: New, part: Part, place: Bin) -> None:
    row = one.row
    if whole_only(part.unit) and row.quantity != int(row.quantity):
        look.error(one.row_no, "quantity", _("this unit is counted in whole numbers"), row.quantity)
    if row.expires and not row.lot:
        look.error(one.row_no, "lot", _("what expires needs a batch"))
    if place.locked:
        look.error(one.row_no, "bin", _("this bin is locked"), row.bin)
    elif why := objection(part, place, ()):
        look.glance(one.row_no, "bin", why.message, row.bin)
    if one.amount == 0:
        look.glance(one.row_no, "unit_cost", _("goods without value"))


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """Goods book and voucher of the same file: neither without the other."""
    lots: dict[tuple[int, str], int] = {}
    for one in look.new:
        part, _place = one.data
        if one.row.lot and (part.pk, one.row.lot) not in lots:
            lot, _made = Lot.objects.get_or_create(
                store_id=ctx.store_id, part=part, code=one.row.lot, defaults={"expires": one.row.expires}
            )
            lots[part.pk, one.row.lot] = lot.pk
    lines = [
        Incoming(
            part_id=one.data[0].pk,
            bin_id=one.data[1].pk,
            quantity=one.row.quantity,
            value=one.amount,
            movement=MOVEMENT,
            lot_id=lots.get((one.data[0].pk, one.row.lot)),
            line_id=one.row_no,
        )
        for one in look.new
    ]
    entries = receive(ctx, Source("movein.file", file.pk), lines, business_date=look.day)
    for one, entry in zip(look.new, entries, strict=True):
        one.target = entry.pk
    total = sum((one.amount for one in look.new), ZERO)
    legs = [Leg("stock", total), Leg("equity", total)]
    post(ctx, "opening_stock", source=Source("movein.file", file.pk), legs=legs, date=look.day, summary=file.name)


SHEET = Sheet(
    "stock",
    _("Part, bin, quantity and cost without VAT. The sum is posted to the stock account by the same act."),
    StockRow,
    {
        "part_no": ("配件编号", "零件号", "零件编号", "配件号", "编号", "part no"),
        "name": ("名称", "配件名称", "零件名称"),
        "brand": ("品牌",),
        "quality": ("品质", "质量类别"),
        "bin": ("货位", "货位编码", "库位", "库位号", "仓位"),
        "quantity": ("数量", "库存数量", "结存数量", "期初数量", "库存"),
        "unit_cost": ("单位成本", "成本单价", "不含税单价", "不含税成本", "结存单价"),
        "value": ("金额", "库存金额", "结存金额", "不含税金额", "期初金额"),
        "lot": ("批次", "批号"),
        "expires": ("有效期至", "失效日期", "到期日"),
    },
    compare,
    enter,
    (
        {"part_no": "H3A 115 403 F", "name": "机油滤清器", "bin": "A-01-02-03", "quantity": 40, "unit_cost": Decimal("24.70"), "value": Decimal("988.00")},
        {"part_no": "HQS 016 110 M2", "name": "制动液 DOT4 1L", "bin": "F-01-02-01", "quantity": 24, "unit_cost": Decimal("55.90"), "lot": "20260801", "expires": "2028-08-01"},
    ),
    ("finance_manager", "accountant"),
    codes=("part_no", "bin", "lot"),
    choices={"quality": tuple(QUALITIES)},
    needs=("bins",),
    books=True,
)  # fmt: skip
