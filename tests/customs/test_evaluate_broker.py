"""A broker's quarter is judged once, after its end, with its figures kept."""

from datetime import UTC, datetime
from decimal import Decimal as D

import pytest

from chehang.core.errors import Conflict, Refused
from chehang.customs.desk import brokers_wait
from chehang.customs.models import Broker, BrokerEvaluation
from chehang.customs.operations.evaluate_broker import EvaluateBroker, evaluate_broker
from tests.customs import batch
from tests.customs.test_amend_declaration import amend
from tests.customs.test_release_shipment import received
from tests.goods import Depot


def judge(depot: Depot, broker: Broker, post: str = "parts_manager", quarter: str = "2026 Q4") -> None:
    cmd = EvaluateBroker(broker=broker.pk, quarter=quarter, verdict="improve", note="改单一次,须提高一次通过率")
    depot.run(evaluate_broker, cmd, post)


def test_the_figures_are_kept_with_the_verdict(depot: Depot) -> None:
    batch.tariffs(depot)
    made = received(depot)
    amend(depot, made, "H3A 115 403 F", duty_rate="0.1")
    broker = Broker.objects.get(pk=made.broker_id)
    with pytest.raises(Refused, match=r"broker\.quarter_runs"):
        judge(depot, broker)
    depot.clock.at = datetime(2027, 1, 8, 2, tzinfo=UTC)
    manager = depot.who("parts_manager")
    assert [w.url for w in brokers_wait(manager, depot.clock)] == [f"/customs/brokers/{broker.pk}/"]
    with pytest.raises(Refused, match=r"broker\.idle"):
        judge(depot, broker, quarter="2026 Q3")
    with pytest.raises(Refused, match="not_allowed"):
        judge(depot, broker, post="parts_logistics")
    judge(depot, broker)
    kept = BrokerEvaluation.objects.get()
    assert (kept.batches, kept.first_pass, kept.amended, kept.cost_index) == (1, D(1), D(1), D(1))
    assert kept.verdict == "improve" and not list(brokers_wait(manager, depot.clock))
    with pytest.raises(Conflict, match=r"broker\.evaluated"):
        judge(depot, broker)
