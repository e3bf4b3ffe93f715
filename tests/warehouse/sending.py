"""Short ways through shipments, claims and incidents."""

from typing import Any

from chehang.core.operation import Done
from chehang.warehouse.models import Claim, Discrepancy, Incident, Shipment
from chehang.warehouse.operations.answer_claim import AnswerClaim, answer_claim
from chehang.warehouse.operations.call_receiver import CallReceiver, call_receiver
from chehang.warehouse.operations.close_incident import CloseIncident, close_incident
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from chehang.warehouse.operations.note_arrival import NoteArrival, note_arrival
from chehang.warehouse.operations.open_claim import OpenClaim, open_claim
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.report_incident import ReportIncident, report_incident
from chehang.warehouse.operations.settle_claim import SettleClaim, settle_claim
from tests.goods import CHECKER, Depot, upload

NUMBER = "H3A 407 151 K"


def shipped(depot: Depot) -> Shipment:
    """Goods for another town, taken by a carrier."""
    part = depot.part(NUMBER, "下摆臂")
    depot.shelve(part, "5", "500")
    outbound = depot.ask((part, "2"), collects=False)
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    depot.sign(outbound, "keeper_2", "罗斌")
    depot.run(hand_over, HandOver(outbound=outbound.pk, carrier="德邦", waybill="DPK1"))
    return Shipment.objects.get(outbound=outbound)


def arrive(depot: Depot, made: Shipment) -> None:
    depot.run(note_arrival, NoteArrival(shipment=made.pk))
    made.refresh_from_db()


def call(depot: Depot, made: Shipment, **also: Any) -> Done:
    done = depot.run(call_receiver, CallReceiver.model_validate({"shipment": made.pk, "satisfaction": 5} | also))
    made.refresh_from_db()
    return done


def short(depot: Depot, counted: str = "58", damaged: str = "0") -> Discrepancy:
    """parts.md §1.10: 60 announced and invoiced at 101.77, 58 counted."""
    part = depot.part(NUMBER, "下摆臂")
    inbound = depot.ordered((part, "60", "101.77"))
    depot.packing_list(inbound, (part, "60"))
    depot.invoice(inbound, (part, "60", "101.77"), number=f"INV{inbound.pk}")
    depot.count(inbound, (part, counted), **({"damaged": damaged, "photo": upload()} if damaged != "0" else {}))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    return Discrepancy.objects.get(inbound=inbound)


def claimed(depot: Depot, post: str = "parts_planner", confirmed: Any = (), **also: Any) -> Claim:
    cmd = OpenClaim.model_validate({"reason": "短少两件"} | also)
    return Claim.objects.get(pk=depot.run(open_claim, cmd, post, confirmed=confirmed).id)


def answer(depot: Depot, made: Claim, accepted: bool = True) -> None:
    depot.run(answer_claim, AnswerClaim(claim=made.pk, accepted=accepted, answer="同意补发"), "parts_planner")
    made.refresh_from_db()


def settle(depot: Depot, made: Claim, way: str = "resend", post: str = "parts_manager", **also: Any) -> None:
    depot.run(settle_claim, SettleClaim.model_validate({"claim": made.pk, "way": way} | also), post)
    made.refresh_from_db()


def incident(depot: Depot, kind: str = "damp", post: str = "keeper") -> Incident:
    cmd = ReportIncident.model_validate({"kind": kind, "place": "F 区", "what": "顶棚漏水"})
    return Incident.objects.get(pk=depot.run(report_incident, cmd, post).id)


def close(depot: Depot, made: Incident, post: str = "parts_manager") -> None:
    depot.run(close_incident, CloseIncident(incident=made.pk, measure="修补屋面,货物移位"), post)
    made.refresh_from_db()
