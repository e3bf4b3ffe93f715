"""What the workshop of the sample store has: bays, prices, labour operations, skills, and who pays besides the customer."""

from dataclasses import dataclass
from datetime import timedelta

from chehang.core.stage import Stage
from chehang.parties.models import Customer
from chehang.parties.operations.register_customer import register_customer

from ..models import Bay, LabourOp
from ..operations.add_bay import add_bay
from ..operations.add_labour_op import add_labour_op
from ..operations.add_menu import add_menu
from ..operations.set_labour_rate import set_labour_rate
from ..operations.set_skill import set_skill
from .crew import CHIEF, TECHNICIANS

BAYS = (
    ("A1", "快保一号", "quick"), ("A2", "快保二号", "quick"), ("B1", "机电一号", "mechanics"), ("B2", "机电二号", "mechanics"),
    ("B3", "机电三号", "mechanics"), ("C1", "四轮定位", "alignment"), ("D1", "钣金", "body"), ("D2", "烤漆房", "paint"),
    ("E1", "新能源隔离工位", "isolated"), ("W1", "洗车", "wash"),
)  # fmt: skip
RATES = (("mechanics", "180"), ("body", "200"), ("paint", "450"), ("diagnosis", "200"), ("high_voltage", "260"))
# code, name, trade, hours, level, high voltage
OPS = (
    ("BY-01", "更换机油机滤", "mechanics", "0.8", 1, False),
    ("BY-02", "更换空调滤芯", "mechanics", "0.3", 1, False),
    ("BY-03", "首次保养", "mechanics", "0.8", 1, False),
    ("BY-04", "纯电动车保养检查", "mechanics", "1.0", 1, False),
    ("WX-01", "更换前制动片", "mechanics", "1.2", 2, False),
    ("WX-02", "更换蓄电池", "mechanics", "0.5", 1, False),
    ("WX-03", "更换雨刮片", "mechanics", "0.2", 1, False),
    ("WX-04", "更换火花塞", "mechanics", "1.0", 2, False),
    ("WX-05", "更换水泵", "mechanics", "2", 3, False),
    ("WX-06", "更换附件皮带", "mechanics", "0.8", 2, False),
    ("BP-01", "拆装前保险杠", "body", "1.5", 2, False),
    ("BP-02", "前保险杠喷漆", "paint", "1", 2, False),
    ("GY-01", "高压系统绝缘检测", "high_voltage", "1.0", 1, True),
)
SKILLS = (("mechanics", 4), ("body", 3), ("paint", 3), ("diagnosis", 3))


@dataclass(frozen=True)
class Yard:
    """The workshop's masters by code, and the payers."""

    ops: dict[str, LabourOp]
    bays: list[Bay]
    insurer: Customer
    maker: Customer


def furnish(stage: Stage) -> None:
    """The service manager sets the workshop up."""
    for code, name, kind in BAYS:
        stage.run(add_bay, {"code": code, "name": name, "kind": kind}, CHIEF)
    for trade, price in RATES:
        rate = {"trade": trade, "price_inc": price, "valid_from": stage.today, "reason": "年度工时单价"}
        stage.run(set_labour_rate, rate, CHIEF)
    for code, name, trade, hours, level, high in OPS:
        op = {"code": code, "name": name, "trade": trade, "hours": hours, "level": level, "high_voltage": high}
        stage.run(add_labour_op, op, CHIEF)
    known = {op.code: op.pk for op in LabourOp.objects.filter(store=stage.store)}
    items = [{"op": known["BY-01"]}, {"op": known["BY-02"], "discount": "0.1"}]
    stage.run(add_menu, {"code": "BY-10000", "name": "万公里保养(工时)", "items": items}, CHIEF)
    for login in TECHNICIANS:
        person = stage.actors[login].employee_id
        for trade, level in SKILLS:
            stage.run(set_skill, {"technician": person, "trade": trade, "level": level}, CHIEF)
    card = {"certificate_no": "T33010219880617", "expires_on": stage.today + timedelta(days=400)}
    skilled = {"technician": stage.actors[TECHNICIANS[0]].employee_id, "trade": "high_voltage", "level": 2}
    stage.run(set_skill, skilled | card, CHIEF)
    for name, phone in (("中国人保财险杭州分公司", "0571-95518000"), ("泓川汽车股份有限公司", "010-60010099")):
        stage.run(register_customer, {"kind": "company", "name": name, "phone": phone}, "hanlei")


def yard(stage: Stage) -> Yard:
    """The masters. Read it with ``stage.once(yard)``."""
    store = stage.store
    ops = {op.code: op for op in LabourOp.objects.filter(store=store)}
    bays = list(Bay.objects.filter(store=store).exclude(kind="wash").order_by("id"))
    insurer, maker = (Customer.objects.get(store=store, name__startswith=name) for name in ("中国人保", "泓川汽车股份"))
    return Yard(ops, bays, insurer, maker)
