"""Suppliers."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.reading import names
from chehang.parties.models import Supplier
from chehang.parties.operations.register_supplier import RegisterSupplier, register_supplier
from chehang.parties.validation import uscc_is_valid

from ..models import OpeningFile
from .base import Look, Row, Sheet, key_of
from .words import one_of, text

KINDS = {"主机厂": "oem", "经销商": "dealer", "本地": "local"}


class SupplierRow(Row):
    """One supplier; days are calendar days, the least order in yuan."""

    name: text(100, least=1)  # type: ignore[valid-type]
    kind: Annotated[str, one_of(KINDS)] = "dealer"
    contact: text(100) = ""  # type: ignore[valid-type]
    phone: text(20) = ""  # type: ignore[valid-type]
    tax_id: Annotated[str, Field(max_length=18)] = ""
    lead_days: Annotated[int, Field(ge=0, le=365)] = 5
    order_cycle_days: Annotated[int, Field(ge=1, le=365)] = 7
    payment_days: Annotated[int, Field(ge=0, le=365)] = 30
    min_order_value: Annotated[Decimal, Field(ge=0, lt=10**11, decimal_places=2)] = Decimal(0)


def compare(look: Look) -> None:
    """A supplier of this name, however it is typed, stays as it is; one almost of the name is looked at."""
    there = list(Supplier.objects.filter(store_id=look.store_id, active=True).values_list("name", flat=True))
    folded = {names.folded(name) for name in there}
    for one in look.once(((n, row, key_of("supplier", names.folded(row.name))) for n, row in look.rows), "name"):
        if names.folded(one.row.name) in folded:
            look.known += 1
            continue
        if one.row.tax_id and not uscc_is_valid(one.row.tax_id.upper()):
            look.error(one.row_no, "tax_id", _("the check digit of this tax id is wrong"), one.row.tax_id)
        if near := next((name for name in there if names.nearly(name, one.row.name)), None):
            look.glance(
                one.row_no, "name", _("almost the name of %(name)s, who is on file") % {"name": near}, one.row.name
            )
        look.new.append(one)


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """As if each had been registered by hand; what is almost the same was looked at in the preview."""
    for one in look.new:
        asked = len(ctx.doubts)
        facts = one.row.model_dump() | {"tax_id": one.row.tax_id.upper()}
        one.target = register_supplier.run(RegisterSupplier.model_validate(facts), ctx).id or 0
        del ctx.doubts[asked:]


SHEET = Sheet(
    "suppliers",
    _("One row each. The name is what the payables point to."),
    SupplierRow,
    {
        "name": ("供应商", "供应商名称", "名称", "单位名称"),
        "kind": ("类型", "类别"),
        "contact": ("联系人",),
        "phone": ("电话", "联系电话", "手机"),
        "tax_id": ("税号", "统一社会信用代码", "纳税人识别号"),
        "lead_days": ("到货天数", "交货天数"),
        "order_cycle_days": ("订货周期天", "订货周期"),
        "payment_days": ("账期天数", "账期", "付款天数"),
        "min_order_value": ("最低订货额", "起订金额"),
    },
    compare,
    enter,
    (
        {"name": "泓川汽车销售有限公司", "kind": "主机厂", "contact": "孙立", "phone": "0571-88000000", "tax_id": "91330100MA2ABC123F", "lead_days": 3, "order_cycle_days": 7, "payment_days": 30},
        {"name": "宁波顺达汽配有限公司", "kind": "本地", "contact": "周强", "phone": "13800001234", "lead_days": 1, "payment_days": 60},
    ),
    ("parts_manager", "administrator"),
    codes=("phone", "tax_id"),
    choices={"kind": tuple(KINDS)},
    exact=False,
)  # fmt: skip
