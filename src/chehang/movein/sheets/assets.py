"""Fixed assets with what was worn off before."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.finance.operations.add_asset import AddAsset, take
from chehang.org.posts import DEPARTMENTS

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .words import Amount, one_of, text

KINDS = {
    "房屋建筑物": "asset_buildings", "设备": "asset_equipment", "试驾车": "asset_test_car", "运输工具": "asset_transport",
    "电子设备": "asset_electronics", "办公设备": "asset_office",
}  # fmt: skip
PLACES = {
    "总经办": "management", "配件部": "parts", "销售部": "sales", "售后服务部": "service", "人事行政部": "people", "财务部": "finance",
    "市场部": "marketing", "客服部": "care",
}  # fmt: skip
assert set(PLACES.values()) == set(DEPARTMENTS)
ZERO = Decimal(0)


class AssetRow(Row):
    """A card of the old books: cost without VAT, worn off so far and over how many months."""

    number: text(40, least=1)  # type: ignore[valid-type]
    name: text(100, least=1)  # type: ignore[valid-type]
    kind: Annotated[str, one_of(KINDS)]
    department: Annotated[str, one_of(PLACES)]
    cost: Amount
    months: Annotated[int, Field(ge=1, le=720)]
    started: date
    worn_before: Annotated[Decimal, Field(ge=0, lt=10**11, decimal_places=2)] = ZERO
    months_before: Annotated[int, Field(ge=0, le=720)] = 0
    residual_rate: Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)] = Decimal("0.05")
    place: text(60) = ""  # type: ignore[valid-type]


def compare(look: Look) -> None:
    """A card of the old books once."""
    for one in look.once(((n, row, key_of("asset", row.number)) for n, row in look.rows), "number"):
        row = one.row
        if row.worn_before > row.cost:
            look.error(one.row_no, "worn_before", _("more than it cost"), row.worn_before)
        if row.months_before > row.months:
            look.error(one.row_no, "months_before", _("longer than its life"), row.months_before)
        if row.started > look.day:
            look.error(one.row_no, "started", _("later than the opening day"), row.started)
        one.amount = row.cost - row.worn_before
        look.new.append(one)
    good = [one for one in look.new if one.row_no not in look.bad]
    look.figures += [
        (str(_("Original cost")), sum((one.row.cost for one in good), ZERO)),
        (str(_("Worn off before")), sum((one.row.worn_before for one in good), ZERO)),
    ]


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """As if each had been taken over by hand on the opening day; the old number stays with its place."""
    for one in look.new:
        facts = one.row.model_dump(exclude={"number"})
        facts["place"] = f"{one.row.place} ({one.row.number})".strip()[:60]
        one.target = take(AddAsset.model_validate(facts), ctx, on=look.day).pk


SHEET = Sheet(
    "assets",
    _("Cards of the old books. Cost and depreciation are posted with each card."),
    AssetRow,
    {
        "number": ("资产编号", "卡片编号", "编号"),
        "name": ("资产名称", "名称"),
        "kind": ("类别", "资产类别"),
        "department": ("部门", "使用部门"),
        "cost": ("原值", "资产原值"),
        "months": ("使用月数", "预计使用月数", "折旧月数"),
        "started": ("启用日期", "入账日期", "开始使用日期"),
        "worn_before": ("累计折旧", "已提折旧"),
        "months_before": ("已提月数", "已折旧月数"),
        "residual_rate": ("残值率", "净残值率"),
        "place": ("存放地点", "地点"),
    },
    compare,
    enter,
    (
        {"number": "GD-0012", "name": "双柱举升机", "kind": "设备", "department": "售后服务部", "cost": Decimal("18600.00"), "worn_before": Decimal("5301.00"), "months": 60, "months_before": 18, "started": "2025-04-10", "residual_rate": Decimal("0.05"), "place": "机修车间 3 号工位"},
    ),
    ("finance_manager", "accountant"),
    codes=("number",),
    choices={"kind": tuple(KINDS), "department": tuple(PLACES)},
    books=True,
)  # fmt: skip
