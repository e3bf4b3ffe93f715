"""质检单, A4: the three inspections of an order."""

from dataclasses import dataclass
from datetime import date as Day

from chehang.core.context import STORE_TIME
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, store_head

from ..models import WorkOrder
from .statement import moment_of

ITEMS = ("brakes", "steering", "wheels", "airbags", "leaks", "insulation")


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """One inspection: who, when, each safety item, torque and road test."""

    stage: str
    round: str
    who: str
    at: str
    found: tuple[str, ...]
    torque: str
    road: str
    result: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CheckSheet:
    """质检单: 自检、互检、终检."""

    store: Letterhead
    number: str
    date: Day
    plate: str
    vin: str
    kind: str
    work: str
    rows: tuple[CheckRow, ...]
    certificate_no: str
    inspector: Sign = UNSIGNED


PRINTOUT = Printout("workshop/check_sheet", CheckSheet, "维修质量检验单", (), numbered)


def check_sheet(order: WorkOrder) -> CheckSheet:
    """The inspections so far, in order."""
    looked = list(order.inspections.select_related("employee").order_by("at", "id"))
    last = next((x for x in reversed(looked) if x.stage == "final" and x.passed), None)
    certificate = getattr(order, "certificate", None)
    return CheckSheet(
        store=store_head(order.store),
        number=order.number,
        date=(looked[-1].at if looked else order.arrived_at).astimezone(STORE_TIME).date(),
        plate=order.vehicle.plate_no,
        vin=order.vehicle.vin,
        kind=str(order.get_kind_display()),
        work="、".join(order.lines.filter(dropped=False, kind="labour").order_by("n").values_list("text", flat=True)),
        rows=tuple(
            CheckRow(
                stage=str(x.get_stage_display()) + ("(抽检)" if x.random else ""),
                round=str(x.round),
                who=x.employee.name,
                at=moment_of(x.at),
                found=tuple(str(getattr(x, f"get_{name}_display")()) for name in ITEMS),
                torque=f"{x.torque_nm}" if x.torque_nm else "",
                road=f"{x.road_km.normalize():f}" if x.road_km else "",
                result="合格" if x.passed else "不合格",
                reason=x.reason,
            )
            for x in looked
        ),
        certificate_no=certificate.number if certificate else "",
        inspector=Sign(name=last.employee.name, at=last.at) if last else UNSIGNED,
    )
