"""Who is concerned says why a deadline was not kept; the reason stands with it and in the journal."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Journal, Timer
from chehang.core.operations.explain_delay import ExplainDelay, explain_delay
from chehang.warehouse.operations.hand_over import HandOver, hand_over
from tests.warehouse.test_hand_over import released


def test_the_reason_stands(depot, actor_of, other_store) -> None:
    outbound = released(depot)
    timer = Timer.objects.get(kind="warehouse.outbound.released")
    depot.clock.at += timedelta(hours=30)
    cmd = ExplainDelay(timer=timer.pk, reason="客户改期")
    depot.run(explain_delay, cmd, "keeper")
    timer.refresh_from_db()
    assert timer.reason == "客户改期" and "客户改期" in Journal.objects.get(operation="core.explain_delay").changes
    with pytest.raises(NotAllowed):
        depot.run(explain_delay, cmd, "cashier")
    with pytest.raises(NotFound):
        explain_delay(cmd, actor=actor_of("keeper", at=other_store), clock=depot.clock)
    depot.run(hand_over, HandOver(outbound=outbound.pk, carrier="顺丰"))
    with pytest.raises(Refused) as refusal:
        depot.run(explain_delay, cmd, "keeper")
    assert refusal.value.code == "timer.over"
