"""Files of cars, many at once."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.pricelist.bulk import new_ids
from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.reading import names
from chehang.parties.validation import PLATE, plate_is_odd, vin_is_odd
from chehang.vehicles.models import CarModel, Holding, Odometer, RecallCar, Vehicle

from ..models import OpeningFile
from .base import Look, New, Row, Sheet, chunks, key_of
from .customers import VIN, Finder, plain_plate
from .words import one_of, text

USAGES = {
    "私家": "private",
    "公司": "company",
    "出租": "taxi",
    "网约车": "ride",
    "驾校": "school",
    "租赁": "rental",
    "自用": "own",
}
COLUMNS = (
    "id", "store_id", "vin", "plate_no", "engine_no", "model_id", "colour", "interior", "usage", "made_on", "warranty_from",
    "registered_on", "insurer", "insured_until", "owner_id", "mileage", "mileage_on", "note", "sold_here", "active", "merged_into_id",
)  # fmt: skip


class CarRow(Row):
    """One car with its owner (by number, or by name and mobile) and its last reading in km."""

    vin: Annotated[str, Field(min_length=1, max_length=20)]
    plate_no: Annotated[str, Field(max_length=12)] = ""
    owner_code: text(40) = ""  # type: ignore[valid-type]
    owner: text(100) = ""  # type: ignore[valid-type]
    mobile: Annotated[str, Field(max_length=20)] = ""
    model: text(60) = ""  # type: ignore[valid-type]
    engine_no: text(30) = ""  # type: ignore[valid-type]
    colour: text(30) = ""  # type: ignore[valid-type]
    usage: Annotated[str, one_of(USAGES)] = "private"
    made_on: date | None = None
    registered_on: date | None = None
    warranty_from: date | None = None
    mileage: Annotated[int, Field(ge=0, le=2_000_000)] = 0
    insurer: text(60) = ""  # type: ignore[valid-type]
    insured_until: date | None = None
    sold_here: bool = False


def compare(look: Look) -> None:
    """A VIN on file stays as it is."""
    rows = [(n, row, row.vin.upper()) for n, row in look.rows]
    there: set[str] = set()
    for some in chunks([vin for _n, _row, vin in rows]):
        there |= set(
            Vehicle.objects.filter(store_id=look.store_id, vin__in=some, merged_into=None).values_list("vin", flat=True)
        )
    plates = dict(
        Vehicle.objects.filter(store_id=look.store_id, merged_into=None, active=True)
        .exclude(plate_no="")
        .values_list("plate_no", "vin")
    )
    models = {
        names.folded(word): pk
        for pk, code, name in CarModel.objects.values_list("pk", "code", "name")
        for word in (name, code)
    }
    owners = Finder(look, [row.owner_code for _n, row, _vin in rows])
    seen: dict[str, int] = {}
    for one in look.once(((n, row, key_of("vin", vin)) for n, row, vin in rows), "vin"):
        if one.row.vin.upper() in there:
            look.known += 1
            continue
        plate = plain_plate(one.row.plate_no) if one.row.plate_no else ""
        _check(look, one, plate)
        if plate and plate in plates:
            look.error(
                one.row_no, "plate_no", _("this plate is on file with the car %(vin)s") % {"vin": plates[plate]}, plate
            )
        elif plate and plate in seen:
            look.error(
                one.row_no, "plate_no", _("this plate stands in row %(row)s already") % {"row": seen[plate]}, plate
            )
        seen.setdefault(plate, one.row_no)
        owner = 0
        if one.row.owner_code or one.row.owner:
            found = owners.find(one.row.owner_code, one.row.owner, one.row.mobile)
            if isinstance(found, str):
                look.error(one.row_no, "owner_code" if one.row.owner_code else "owner", found, one.row.owner_code)
            else:
                owner = found
        model = models.get(names.folded(one.row.model)) if one.row.model else None
        if one.row.model and model is None:
            look.glance(
                one.row_no, "model", _("no such car model; the word is kept in the note of the car"), one.row.model
            )
        one.data = (plate, owner, model)
        look.new.append(one)


def _check(look: Look, one: New, plate: str) -> None:
    row, n, vin = one.row, one.row_no, one.row.vin.upper()
    if not VIN.match(vin):
        look.error(n, "vin", _("a VIN has 17 places, without I, O and Q"), row.vin)
    elif vin_is_odd(vin):
        look.glance(n, "vin", _("the check digit of this VIN is wrong"), row.vin)
    if plate and not PLATE.match(plate):
        look.error(n, "plate_no", _("this is no plate"), row.plate_no)
    elif plate_is_odd(plate):
        look.glance(n, "plate_no", _("eight places but no energy letter"), row.plate_no)
    for name in ("registered_on", "warranty_from"):
        day = getattr(row, name)
        if day and row.made_on and day < row.made_on:
            look.error(n, name, _("before the car was made"), day)
    for name in ("made_on", "registered_on", "warranty_from"):
        day = getattr(row, name)
        if day and (day > look.day or day.year < 1980):
            look.error(n, name, _("this day cannot be right"), day)


def enter(ctx: Context, file: OpeningFile, look: Look) -> None:
    """Files, owners and readings in one go; recalls that wait for a VIN find their car."""
    new, day = look.new, bulk.day
    for one, pk in zip(new, new_ids(Vehicle, len(new)), strict=True):
        one.target = pk

    def maybe(value: date | None) -> object:
        return day(value) if value else None

    bulk.pour(
        Vehicle._meta.db_table,
        COLUMNS,
        (
            (
                n.target, ctx.store_id, n.row.vin.upper(), n.data[0], n.row.engine_no, n.data[2], n.row.colour, "", n.row.usage,
                maybe(n.row.made_on), maybe(n.row.warranty_from), maybe(n.row.registered_on), n.row.insurer,
                maybe(n.row.insured_until), n.data[1] or None, n.row.mileage, day(look.day) if n.row.mileage else None,
                n.row.model if n.row.model and n.data[2] is None else "", n.row.sold_here, True, None,
            )
            for n in new
        ),
    )  # fmt: skip
    bulk.pour(
        Holding._meta.db_table,
        ("store_id", "vehicle_id", "customer_id", "role", "since", "until", "note"),
        (
            (ctx.store_id, n.target, n.data[1], "owner", day(n.row.registered_on or look.day), None, "")
            for n in new
            if n.data[1]
        ),
    )
    bulk.pour(
        Odometer._meta.db_table,
        ("store_id", "vehicle_id", "km", "read_on", "source", "reason", "document", "object_id", "at", "employee_id", "employee_name"),
        (
            (ctx.store_id, n.target, n.row.mileage, day(look.day), "reception", "", "movein.file", file.pk, bulk.moment(ctx.now),
             ctx.actor.employee_id, ctx.actor.name[:100])
            for n in new
            if n.row.mileage
        ),
    )  # fmt: skip
    ids = {n.row.vin.upper(): n.target for n in new}
    for recall in RecallCar.objects.filter(store_id=ctx.store_id, vehicle=None):
        if recall.vin in ids:
            RecallCar.objects.filter(pk=recall.pk).update(vehicle_id=ids[recall.vin])


SHEET = Sheet(
    "cars",
    _("Cars that the store repairs or has sold, with owner and last mileage. New cars in stock are no rows of this sheet."),
    CarRow,
    {
        "vin": ("车架号", "vin", "车辆识别代号", "底盘号"),
        "plate_no": ("车牌", "车牌号", "车号"),
        "owner_code": ("客户编号", "客户号", "车主编号"),
        "owner": ("车主", "客户名称", "车主姓名", "客户"),
        "mobile": ("手机", "手机号", "车主手机"),
        "model": ("车型", "车型名称"),
        "engine_no": ("发动机号",),
        "colour": ("颜色", "车身颜色"),
        "usage": ("用途", "使用性质"),
        "made_on": ("生产日期", "出厂日期"),
        "registered_on": ("上牌日期", "注册日期"),
        "warranty_from": ("保修起始", "购车日期", "开票日期"),
        "mileage": ("里程", "行驶里程", "最近里程", "公里数"),
        "insurer": ("保险公司",),
        "insured_until": ("保险到期", "交强险到期"),
        "sold_here": ("本店销售", "本店购车"),
    },
    compare,
    enter,
    (
        {"vin": "LHCH3A8F5TA000123", "plate_no": "浙B5268A", "owner_code": "C000123", "owner": "王建国", "model": "泓川H3", "colour": "白", "usage": "私家", "registered_on": "2024-05-06", "warranty_from": "2024-05-01", "mileage": 23150, "sold_here": "是"},
    ),
    ("service_manager", "customer_service_manager", "administrator"),
    codes=("vin", "plate_no", "owner_code", "mobile", "engine_no"),
    choices={"usage": tuple(USAGES), "sold_here": ("是", "否")},
    needs=("customers",),
    exact=False,
    personal=True,
)  # fmt: skip
