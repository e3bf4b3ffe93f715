"""What the maker owes for warranty and first services: claimed in time, answered, cut now and then, paid."""

from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import take_payment
from chehang.core.access import rows
from chehang.core.stage import Stage, Story

from ..models import WarrantyClaim, WorkOrder
from ..operations.answer_claim import answer_claim
from ..operations.appeal_claim import appeal_claim
from ..operations.audit_claim import audit_claim
from ..operations.bear_claim import bear_claim
from ..operations.draft_claim import draft_claim
from ..operations.submit_claim import submit_claim
from .crew import CASHIER, CHIEF, CLERK

FAULTS = {
    "W": ("P0217", "水泵", "发动机前部漏冷却液", "水封早期失效", "更换总成,加注冷却液"),
    "F": ("SB001", "首次保养", "首次保养到期", "按手册免费首保", "更换机油机滤"),
}


def claim(stage: Stage, order: WorkOrder) -> Story[None]:
    """Drafted the next day, audited by the service manager, handed in, answered within two weeks, paid."""
    yield stage.until(1, "09:50")
    code, place, symptom, cause, measure = FAULTS[order.kind]
    facts: dict[str, Any] = {"fault_code": code, "place": place, "symptom": symptom, "cause": cause, "measure": measure}
    part = order.lines.filter(kind="part", dropped=False).first()
    if order.kind == "W" and part is not None:
        facts |= {"part": part.part_id, "old_part_tag": f"JJ{order.number[-6:]}"}
    if order.vehicle.warranty_from and (stage.today - order.vehicle.warranty_from).days > 1000:
        facts["approval_no"] = f"SQ{order.number[-6:]}"
    if order.kind == "W" and order.mileage_in > 90_000:
        facts["approval_no"] = f"SQ{order.number[-6:]}"
    made = int(stage.run(draft_claim, {"order": order.pk, **facts}, CLERK).id or 0)
    yield 180
    stage.run(audit_claim, {"claim": made}, CHIEF)
    yield 30
    stage.run(submit_claim, {"claim": made, "reference": f"HC{stage.random.randrange(10**8):08d}"}, CLERK)
    yield stage.until(5, "14:10")
    asked = WarrantyClaim.objects.get(pk=made)
    cut = stage.random.random() < 0.2
    granted = asked.amount_ex - asked.labour_ex / 2 if cut else asked.amount_ex
    _answer(stage, made, granted, "工时按标准核减" if cut else "")
    if cut:
        yield stage.until(1, "10:30")
        if stage.random.random() < 0.5:
            stage.run(appeal_claim, {"claim": made, "appeal": "附拆检照片,实际工时无误"}, CLERK)
            yield stage.until(3, "15:00")
            _answer(stage, made, asked.amount_ex, "")
        else:
            stage.run(bear_claim, {"claim": made, "reason": "资料拍摄不全,由门店承担"}, CHIEF)
    yield stage.until(3, "11:10")
    for bill in rows(Bill, stage.actors[CASHIER]).filter(document="workshop.claim", object_id=made, state="waiting"):
        slip = f"{stage.today:%Y%m%d}{stage.random.randrange(10**8):08d}"
        payment = {"method": "transfer", "amount": str(bill.rest), "reference": slip}
        stage.run(take_payment, {"bill": bill.pk, "payments": [payment]}, CASHIER)


def _answer(stage: Stage, made: int, granted: Any, why: str) -> None:
    data = {"claim": made, "granted_ex": f"{granted:.2f}", "answered_on": stage.today, "answer": why}
    stage.run(answer_claim, data, CLERK)
