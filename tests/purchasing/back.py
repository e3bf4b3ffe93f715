"""Short ways through supplier returns, the calendar and decisions about shortages."""

from decimal import Decimal
from typing import Any

from chehang.core.operation import Done
from chehang.purchasing.models import OrderSlot, SupplierReturn
from chehang.purchasing.operations.book_credit_note import BookCreditNote, book_credit_note
from chehang.purchasing.operations.note_return_answer import NoteReturnAnswer, note_return_answer
from chehang.purchasing.operations.open_order_slots import OpenOrderSlots, open_order_slots
from chehang.purchasing.operations.return_goods import ReturnGoods, return_goods
from chehang.warehouse.models import InboundLine, Outbound
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from chehang.warehouse.operations.put_away import PutAway, put_away
from tests.goods import Depot

NUMBER = "H3A 121 011 L"


def received(depot: Depot, quantity: str = "10", price: str = "100", **also: Any) -> InboundLine:
    """Goods on the shelf with their invoice."""
    part = depot.part(NUMBER, "水泵", **also)
    inbound = depot.ordered((part, quantity, price))
    depot.receive(inbound, (part, quantity), price=price)
    line = inbound.lines.get()
    depot.run(put_away, PutAway(line=line.pk, bin="A-01-01-01", quantity=Decimal(quantity)))
    return line


def applied(
    depot: Depot, line: InboundLine, quantity: str = "4", reason: str = "excess", also: InboundLine | None = None
) -> SupplierReturn:
    lines = [{"line": x.pk, "quantity": quantity} for x in (line, also) if x]
    cmd = ReturnGoods.model_validate({"reason": reason, "lines": lines})
    return SupplierReturn.objects.get(pk=depot.run(return_goods, cmd, "parts_planner").id)


def answer(depot: Depot, made: SupplierReturn, accepted: bool = True, **also: Any) -> Done:
    data = {"made": made.pk, "accepted": accepted, "rma": "RMA-77", "fee_rate": "0.1"} | also
    done = depot.run(note_return_answer, NoteReturnAnswer.model_validate(data), "parts_planner")
    made.refresh_from_db()
    return done


def send_out(depot: Depot, made: SupplierReturn) -> Outbound:
    outbound = Outbound.objects.get(document="purchasing.supplier_return", object_id=made.pk)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    depot.sign(outbound, "keeper_2", "罗斌")
    made.refresh_from_db()
    return outbound


def hand(depot: Depot, outbound: Outbound) -> None:
    depot.run(hand_over, HandOver(outbound=outbound.pk, carrier="德邦", waybill="DPK2"))


def out(depot: Depot, line: InboundLine, **also: Any) -> SupplierReturn:
    made = applied(depot, line)
    answer(depot, made, **also)
    send_out(depot, made)
    return made


def credit(depot: Depot, made: SupplierReturn, number: str = "RED-1", confirmed: Any = (), **also: Any) -> Done:
    cmd = BookCreditNote.model_validate({"made": made.pk, "credit_no": number} | also)
    done = depot.run(book_credit_note, cmd, "accountant", confirmed=confirmed)
    made.refresh_from_db()
    return done


def slots(depot: Depot) -> OrderSlot | None:
    depot.run(open_order_slots, OpenOrderSlots(), "parts_manager")
    return OrderSlot.objects.filter(state="open").first()
