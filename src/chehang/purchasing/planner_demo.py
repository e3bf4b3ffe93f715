"""The planner's other days in the sample store: the order calendar, shortages decided, goods that go back, the suppliers' files."""

from datetime import timedelta

from chehang.core.access import rows
from chehang.core.stage import Stage, Story
from chehang.parties.models import Supplier
from chehang.parties.operations.edit_supplier import edit_supplier
from chehang.stock.queries import on_hand
from chehang.warehouse import demo as warehouse
from chehang.warehouse.models import InboundLine, Shortage

from .models import OrderSlot
from .operations.book_credit_note import book_credit_note
from .operations.decide_shortage import decide_shortage
from .operations.move_order_slot import move_order_slot
from .operations.note_return_answer import note_return_answer
from .operations.return_goods import return_goods
from .operations.skip_order_slot import skip_order_slot
from .returning import left_of

BACK_DAY, FILE_DAY = 15, 6
BACK = "purchasing.supplier_return"
PLANNER = "songjia"


def day(stage: Stage) -> None:
    """Each afternoon the calendar and the shortages; once a month a return and a look at the suppliers' files."""
    if stage.first_day:
        return
    stage.begin(afternoon(stage), "16:40")
    if stage.days_left > 12 and stage.today.day == BACK_DAY:
        stage.begin(give_back(stage), "10:30")
    if stage.today.day == FILE_DAY:
        stage.begin(keep_file(stage), "14:10")


def afternoon(stage: Stage) -> Story[None]:
    """Slots that are due and were not met are moved once or left out; what keepers reported is decided."""
    actor = stage.actors[PLANNER]
    for slot in rows(OrderSlot, actor).filter(state="open", due_on__lte=stage.today).order_by("id"):
        if stage.random.random() < 0.3:
            later = {
                "slot": slot.pk,
                "moved_to": stage.today + timedelta(days=1),
                "cause": "price",
                "note": "等供应商新价",
            }
            if (stage.today + timedelta(days=1) - slot.due_on).days <= slot.supplier.order_cycle_days:
                stage.run(move_order_slot, later, PLANNER)
                continue
        stage.run(skip_order_slot, {"slot": slot.pk, "cause": "no_need", "note": "库存充足,本次不订"}, PLANNER)
        yield 2
    for row in rows(Shortage, actor).filter(decision=None, noted_at=None).order_by("id"):
        data = {
            "shortage": row.pk,
            "way": "order",
            "expected_on": stage.today + timedelta(days=5),
            "note": "随下次订单",
        }
        stage.run(decide_shortage, data, PLANNER)
        yield 3


def give_back(stage: Stage) -> Story[None]:
    """One piece too many goes back; ten days later the credit note comes."""
    actor = stage.actors[PLANNER]
    lines = rows(InboundLine, actor).filter(
        inbound__state="placed", part__returnable=True, accepted__gte=2, part__is_fragile=False
    )
    found = None
    for line in lines.filter(estimated=False).select_related("part").order_by("-id")[:40]:
        if left_of(line) >= 1 and on_hand(actor, [line.part_id])[line.part_id].available >= 1:
            found = line
            break
    if found is None:
        return
    data = {"reason": "excess", "lines": [{"line": found.pk, "quantity": "1"}], "note": "多订"}
    made = int(stage.run(return_goods, data, PLANNER).id or 0)
    yield stage.until(1, "10:10")
    if on_hand(actor, [found.part_id])[found.part_id].available < 1:
        stage.run(note_return_answer, {"made": made, "accepted": False, "answer": "已售出,撤回申请"}, PLANNER)
        return
    answer = {
        "made": made,
        "accepted": True,
        "rma": f"RMA{stage.today:%m%d}",
        "fee_rate": "0.1",
        "answer": "同意,收 10% 手续费",
    }
    stage.run(note_return_answer, answer, PLANNER)
    yield 30
    yield from warehouse.issue(stage, BACK, made)
    yield stage.until(6, "15:20")
    stage.run(book_credit_note, {"made": made, "credit_no": f"RED{stage.today:%Y%m%d}"}, stage.someone("accountant"))


def keep_file(stage: Stage) -> Story[None]:
    """The parts manager keeps the file of a supplier up to date after a call."""
    supplier = rows(Supplier, stage.actors["zhoumin"]).order_by("id").first()
    if supplier is not None:
        facts = {
            name: getattr(supplier, name)
            for name in (
                "name",
                "kind",
                "phone",
                "tax_id",
                "lead_days",
                "order_cycle_days",
                "payment_days",
                "min_order_value",
            )
        }
        stage.run(
            edit_supplier,
            {"supplier": supplier.pk, **facts, "contact": f"李经理({stage.today.month}月回访)"},
            "zhoumin",
        )
    yield 1
