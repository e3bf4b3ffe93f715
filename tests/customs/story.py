"""Imports' day: the worked batch is received; another one is being prepared; a third is closed."""

from chehang.customs.models import BrokerEvaluation, Shipment
from chehang.customs.operations.close_shipment import CloseShipment, close_shipment
from chehang.customs.operations.cost_shipment import CostShipment, cost_shipment
from chehang.customs.operations.judge_charge import JudgeCharge, judge_charge
from chehang.customs.operations.note_message import NoteMessage, note_message
from chehang.customs.operations.open_shipment import open_shipment
from tests.customs.batch import charge, command
from tests.customs.test_amend_declaration import amend
from tests.customs.test_correct_import_price import correct
from tests.customs.test_explain_charge import explain
from tests.customs.test_keep_paper import said
from tests.customs.test_note_ship_arrival import arrive
from tests.customs.test_release_shipment import received
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """A batch from papers to its closing, with its talk and its charges."""
    depot = shop.depot
    batch = received(depot)
    depot.run(note_message, NoteMessage(shipment=batch.pk, text="放行单已收到"), "parts_logistics")
    depot.run(cost_shipment, CostShipment(shipment=batch.pk), "parts_logistics")
    depot.run(close_shipment, CloseShipment(shipment=batch.pk), "parts_manager")
    correct(depot, batch, "-10.00")
    amend(depot, batch, "H3A 115 403 F", duty_rate="0.1")
    done = depot.run(open_shipment, command(depot, invoice_no="HT2611009"), "parts_logistics")
    second = Shipment.objects.get(pk=done.id)
    dear = charge(depot, second, "demurrage", "equal", "50.00")
    explain(depot, dear)
    depot.run(judge_charge, JudgeCharge(charge=dear.pk, judgement="claim"), "parts_manager")
    arrive(depot, second)
    from tests.customs.batch import keep

    keep(depot, second.papers.get(kind="packing"), said("190"))
    facts = {"broker_id": batch.broker_id, "quarter": "2026 Q3", "batches": 1, "verdict": "keep", "note": "一次通过"}
    BrokerEvaluation.objects.create(
        store=depot.store, **facts, by_id=depot.who("parts_manager").employee_id, at=depot.clock.now()
    )
