"""Bins of the warehouse."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.stock.models import Bin
from chehang.warehouse.operations.add_bin import AddBin, add_bin

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .words import Quantity, one_of

KINDS = {"货架": "shelf", "收货区": "receiving", "隔离区": "quarantine", "发货区": "dispatch"}


class BinRow(Row):
    """One bin; the letter of its code is the zone."""

    code: Annotated[str, Field(pattern=r"^[A-Z]-\d{2}-\d{2}-\d{2}$")]
    kind: Annotated[str, one_of(KINDS)] = "shelf"
    walk_order: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    hazard_ok: bool = False
    fragile_ok: bool = True
    heavy_ok: bool = True
    max_kg: Quantity | None = None


def compare(look: Look) -> None:
    """A bin that is there stays as it is."""
    there = set(Bin.objects.filter(store_id=look.store_id).values_list("code", flat=True))
    for one in look.once(((n, row, key_of("bin", row.code)) for n, row in look.rows), "code"):
        if one.row.code in there:
            look.known += 1
        else:
            look.new.append(one)


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """As if each had been added by hand."""
    for one in look.new:
        one.target = add_bin.run(AddBin.model_validate(one.row.model_dump()), ctx).id or 0


SHEET = Sheet(
    "bins",
    _("Zone-row-rack-level, such as A-01-02-03. At least one bin of each kind is needed."),
    BinRow,
    {
        "code": ("货位", "货位编码", "库位", "库位号", "仓位", "bin"),
        "kind": ("类型", "货位类型", "用途"),
        "walk_order": ("行走顺序", "拣货顺序", "顺序"),
        "hazard_ok": ("可放危险品", "危险品"),
        "fragile_ok": ("可放易损件", "易损件"),
        "heavy_ok": ("可放重件", "重件"),
        "max_kg": ("承重公斤", "承重", "承重kg"),
    },
    compare,
    enter,
    (
        {"code": "A-01-02-03", "kind": "货架", "walk_order": 10, "hazard_ok": "否", "fragile_ok": "是", "heavy_ok": "是", "max_kg": Decimal(80)},
        {"code": "R-01-01-01", "kind": "收货区", "walk_order": 0},
        {"code": "Q-01-01-01", "kind": "隔离区", "walk_order": 9000},
        {"code": "S-01-01-01", "kind": "发货区", "walk_order": 9900},
    ),
    ("parts_manager", "administrator"),
    codes=("code",),
    choices={"kind": tuple(KINDS), "hazard_ok": ("是", "否"), "fragile_ok": ("是", "否"), "heavy_ok": ("是", "否")},
    exact=False,
)  # fmt: skip
