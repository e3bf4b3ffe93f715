"""Customers, many at once."""

import re
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.pricelist.bulk import new_ids
from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.numbers import draw_block
from chehang.core.reading import names
from chehang.parties.filing import FREE_CLASSES
from chehang.parties.models import Customer
from chehang.parties.validation import MOBILE, PLATE, plate_is_odd, uscc_is_valid, vin_is_odd

from ..models import OpeningFile
from .base import Look, New, Row, Sheet, key_of, known_items
from .words import one_of, text

KINDS = {"个人": "person", "单位": "company", "二级网点": "outlet"}
CLASSES = {
    "零售": "retail",
    "修理厂": "workshop",
    "保险": "insurance",
    "批发": "wholesale",
    "内部": "internal",
    "员工": "staff",
}
VIN = re.compile(r"[0-9A-HJ-NPR-Z]{17}\Z")
COLUMNS = (
    "id", "store_id", "code", "kind", "name", "mobile", "phone", "plate_no", "vin", "tax_id", "address", "price_class",
    "credit_limit", "payment_days", "active",
)  # fmt: skip


class CustomerRow(Row):
    """One customer. ``code`` is his number in the old system: cars and open items point to it."""

    name: text(100, least=1)  # type: ignore[valid-type]
    code: text(40) = ""  # type: ignore[valid-type]
    kind: Annotated[str, one_of(KINDS)] = "person"
    mobile: Annotated[str, Field(max_length=20)] = ""
    phone: text(20) = ""  # type: ignore[valid-type]
    plate_no: Annotated[str, Field(max_length=12)] = ""
    vin: Annotated[str, Field(max_length=17)] = ""
    tax_id: Annotated[str, Field(max_length=18)] = ""
    address: text(200) = ""  # type: ignore[valid-type]
    price_class: Annotated[str, one_of(CLASSES)] = "retail"
    payment_days: Annotated[int, Field(ge=0, le=365)] = 30


def plain_plate(plate: str) -> str:
    """A plate as it stands on the car: half-width capitals without dots and blanks."""
    return names.folded(plate).upper().replace("·", "").replace("-", "")


def key_of_customer(code: str, name: str = "", mobile: str = "", plate: str = "") -> str:
    """By his old number; without one, by name, mobile and plate."""
    return key_of("code", code.strip().upper()) if code else key_of("who", names.folded(name), mobile, plate_key(plate))


def plate_key(plate: str) -> str:
    """The plate as a part of a key."""
    return plain_plate(plate) if plate else ""


def compare(look: Look) -> None:
    """Known by old number, else by plate, else by name and mobile: whoever is on file stays as he is."""
    by_plate: dict[str, int] = {}
    by_name: dict[tuple[str, str], int] = {}
    there = Customer.objects.filter(store_id=look.store_id, active=True)
    for pk, name, mobile, plate in there.values_list("pk", "name", "mobile", "plate_no").iterator(chunk_size=5000):
        if plate:
            by_plate[plate] = pk
        if mobile:
            by_name[names.folded(name), mobile] = pk
    may_class = look.actor.may("parties.set_price_class")
    rows = ((n, row, key_of_customer(row.code, row.name, row.mobile, row.plate_no)) for n, row in look.rows)
    plates: dict[str, int] = {}
    people: dict[tuple[str, str], int] = {}
    for one in look.once(rows, "code" if "code" in look.columns else "name"):
        row, plate = one.row, plate_key(one.row.plate_no)
        who = (names.folded(row.name), row.mobile)
        known = by_plate.get(plate, 0) if plate else by_name.get(who, 0) if row.mobile else 0
        if known:
            one.target = known
            look.known += 1
            look.new.append(one)  # only his old number is noted
            continue
        _check(look, one, plate, may_class)
        if plate and plate in plates:
            look.error(
                one.row_no, "plate_no", _("this plate stands in row %(row)s already") % {"row": plates[plate]}, plate
            )
        elif row.mobile and who in people:
            look.error(one.row_no, "mobile", _("name and mobile stand in row %(row)s already") % {"row": people[who]})
        plates.setdefault(plate, one.row_no)
        people.setdefault(who, one.row_no)
        one.data = plate
        look.new.append(one)


def _check(look: Look, one: New, plate: str, may_class: bool) -> None:
    row, n = one.row, one.row_no
    if row.mobile and not MOBILE.match(row.mobile):
        look.error(
            n,
            "mobile",
            _("a mobile number has eleven digits and begins with 1; other numbers go to the telephone column"),
            row.mobile,
        )
    if plate and not PLATE.match(plate):
        look.error(n, "plate_no", _("this is no plate"), row.plate_no)
    elif plate_is_odd(plate):
        look.glance(n, "plate_no", _("eight places but no energy letter"), row.plate_no)
    vin = row.vin.upper()
    if vin and not VIN.match(vin):
        look.error(n, "vin", _("a VIN has 17 places, without I, O and Q"), row.vin)
    elif vin and vin_is_odd(vin):
        look.glance(n, "vin", _("the check digit of this VIN is wrong"), row.vin)
    if row.tax_id and not uscc_is_valid(row.tax_id.upper()):
        look.error(n, "tax_id", _("the check digit of this tax id is wrong"), row.tax_id)
    if row.price_class not in FREE_CLASSES and not may_class:
        look.error(
            n, "price_class", _("this price class is a lasting discount; the parts manager sets it"), row.price_class
        )


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """All files in one go, with codes of the house; what was checked row by row is what ``register_customer`` checks."""
    fresh = [one for one in look.new if not one.target]
    codes = draw_block(ctx.store_id, "KH", "all", len(fresh))
    for one, pk in zip(fresh, new_ids(Customer, len(fresh)), strict=True):
        one.target = pk
    bulk.pour(
        Customer._meta.db_table,
        COLUMNS,
        (
            (
                one.target, ctx.store_id, f"KH{code:05d}", one.row.kind, one.row.name, one.row.mobile, one.row.phone,
                one.data, one.row.vin.upper(), one.row.tax_id.upper(), one.row.address, one.row.price_class, 0,
                one.row.payment_days, True,
            )
            for one, code in zip(fresh, codes, strict=True)
        ),
    )  # fmt: skip


class Finder:
    """Customers by old number, by number of the house, or by name (with the mobile where a name is not enough)."""

    def __init__(self, look: Look, codes: list[str]) -> None:
        keys = {key_of_customer(code): code for code in codes if code}
        found = known_items(look.store_id, "customers", list(keys))
        self.by_code = {keys[key]: target for key, (_digest, target) in found.items()}
        self.by_name: dict[str, list[tuple[int, str]]] = {}
        for pk, code, name, mobile in Customer.objects.filter(store_id=look.store_id, active=True).values_list(
            "pk", "code", "name", "mobile"
        ):
            self.by_code.setdefault(code, pk)
            self.by_name.setdefault(names.folded(name), []).append((pk, mobile))

    def find(self, code: str, name: str, mobile: str) -> int | str:
        """The customer's id, or why there is none."""
        if code:
            return self.by_code.get(code) or str(_("there is no customer with this number; enter the customers first"))
        same = self.by_name.get(names.folded(name), [])
        if mobile and len(same) > 1:
            same = [one for one in same if one[1] == mobile]
        if not same:
            return str(_("there is no customer of this name; enter the customers first"))
        if len(same) > 1:
            return str(_("several customers have this name; add the customer's number or mobile"))
        return same[0][0]


SHEET = Sheet(
    "customers",
    _("The number of the old system is kept as the key to which cars and open items point. Nobody has agreed to advertising by this."),
    CustomerRow,
    {
        "code": ("客户编号", "客户号", "会员号", "编号", "客户代码"),
        "name": ("客户名称", "客户", "姓名", "车主", "车主姓名", "名称"),
        "kind": ("类型", "客户类型", "性质"),
        "mobile": ("手机", "手机号", "移动电话", "联系手机"),
        "phone": ("电话", "固定电话", "联系电话"),
        "plate_no": ("车牌", "车牌号", "车号"),
        "vin": ("车架号", "vin", "车辆识别代号"),
        "tax_id": ("税号", "统一社会信用代码", "纳税人识别号"),
        "address": ("地址", "联系地址"),
        "price_class": ("价格等级", "价格类别"),
        "payment_days": ("账期天数", "账期"),
    },
    compare,
    enter,
    (
        {"code": "C000123", "name": "王建国", "kind": "个人", "mobile": "13800001234", "plate_no": "浙B5268A", "vin": "LHCH3A8F5TA000123", "address": "宁波市鄞州区中山路 8 号", "price_class": "零售"},
        {"code": "C000124", "name": "宁波东方汽修有限公司", "kind": "单位", "phone": "0574-87000000", "tax_id": "91330100MA2ABC123F", "price_class": "修理厂", "payment_days": 30},
    ),
    ("customer_service_manager", "administrator"),
    codes=("code", "mobile", "phone", "plate_no", "vin", "tax_id"),
    choices={"kind": tuple(KINDS), "price_class": tuple(CLASSES)},
    exact=False,
    personal=True,
)  # fmt: skip
