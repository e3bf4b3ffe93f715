"""PDI 检查表, 到店验车单 and 库存车检查表, A4: one shape, three titles (§3.5, §3.7)."""

from dataclasses import dataclass
from datetime import date as Day

from chehang.core import signing
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, store_head
from chehang.core.printouts.sheet import ink_of

from ..kinds import CheckGroup, CheckKind, Finding
from ..models import CarCheck

TITLES = {CheckKind.ARRIVAL: "新车到店验收单", CheckKind.PDI: "交付前检查(PDI)表", CheckKind.STORAGE: "库存车检查表"}
# What belongs to a group (§3.7).
POINTS = {
    CheckGroup.EXTERIOR: "漆面、玻璃、灯具、轮胎气压(含备胎)",
    CheckGroup.BONNET: "蓄电池电压(≥12.4 V)、机油、冷却液、制动液",
    CheckGroup.INTERIOR: "开关、座椅、安全带、车机、钥匙",
    CheckGroup.UNDERBODY: "渗漏、紧固螺栓、防护件",
    CheckGroup.ELECTRONIC: "故障码清除、软件版本、动力电池电量(30–80 %)",
    CheckGroup.ROAD: "起步、制动、转向、异响",
    CheckGroup.PAPERS: "随车工具、合格证、说明书、三包凭证",
}


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """A group, what belongs to it, what was found."""

    group: str
    points: str
    result: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class CarCheckSheet:
    """What was found on a car."""

    store: Letterhead
    title: str
    number: str
    date: Day
    car: str
    engine: str
    keys: str
    battery: str
    mileage: str
    result: str
    remark: str
    rows: tuple[CheckedRow, ...]
    checker: Sign = UNSIGNED
    carrier: Sign | None = None


PRINTOUT = Printout("carsales/car_check", CarCheckSheet, "车辆检查表", (), numbered)


def _carrier(check: CarCheck) -> Sign:
    return next((ink_of(s) for s in signing.valid(check) if s.slot == "carrier"), UNSIGNED)


def car_check(check: CarCheck) -> CarCheckSheet:
    """The sheet of a check; groups that nobody named were right."""
    found = {item.group: item for item in check.items.all()}
    rows = []
    for group in CheckGroup:
        item = found.get(group.value)
        result = Finding(item.result) if item else Finding.OK
        said = {Finding.OK: "正常", Finding.ODD: "异常", Finding.FIXED: "已处理"}[result]
        rows.append(
            CheckedRow(group=str(group.label), points=POINTS[group], result=said, remark=item.remark if item else "")
        )
    kind = CheckKind(check.kind)
    return CarCheckSheet(
        store=store_head(check.store),
        title=TITLES[kind],
        number=check.car.vin,
        date=check.on,
        car=f"{check.car.model} {check.car.colour}",
        engine=check.car.vehicle.engine_no,
        keys=str(check.keys),
        battery=f"{check.battery} V" if check.battery is not None else "",
        mileage=f"{check.mileage} km",
        result="合格" if check.passed else "不合格",
        remark=check.remark,
        rows=tuple(rows),
        checker=Sign(name=check.employee_name, at=check.at),
        carrier=_carrier(check) if kind == CheckKind.ARRIVAL else None,
    )
