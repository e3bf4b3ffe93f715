"""Ticking a row of the closing list."""

from chehang.finance.closing.steps import steps
from chehang.ledger.models import Period

from .conftest import refused


def test_with_what_was_found_and_once(desk) -> None:
    period = Period.objects.get(store=desk.store, month=11)
    row = {"period": period.pk, "step": "wages", "note": "本月工资已由集团代发"}
    desk.run("tick_close_step", "accountant", **row)
    found = {s.code: s for s in steps(desk.who("accountant"), period)}
    assert len(found) == 20 and found["wages"].state == "done" and "集团代发" in found["wages"].note
    assert found["currency"].state == "done"  # nothing is owed abroad
    assert found["cut_off"].state == "blocks" and found["trial"].state == "done"
    refused("close.ticked", desk, "tick_close_step", "accountant", **row)
    october = Period.objects.get(store=desk.store, month=10)
    desk.run("close_period", "finance_manager", period_id=october.pk)
    refused("close.not_open", desk, "tick_close_step", "accountant", **(row | {"period": october.pk}))
