"""Outside work is back: looked at, its cost on the order, its supplier owed (P18c)."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Payable
from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.core.verify import broken

from .outside import came_back, sent_out
from .yard import balance


def test_cost_and_debt_to_the_fen(yard) -> None:
    order = yard.worked()
    job = sent_out(yard, order, waits=False)
    came_back(yard, job)
    store = yard.shop.store
    assert balance(store, "work_in_progress") == D("400") and balance(store, "payable_invoiced") == D("-452")
    assert balance(store, "input_vat_pending") == D("52") and Payable.objects.get().amount == D("452")
    yard.agreed(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    assert balance(store, "work_in_progress") == 0 and balance(store, "labour_cost") == D("400")
    assert balance(store, "labour_revenue") == D("-658.40")
    assert not [x for rule, x in broken() if rule.code in ("I21", "I45", "I20")]


def test_an_order_waits_until_it_is_back(yard) -> None:
    order = yard.ready()
    sent_out(yard, order)
    yard.agreed(order)
    with pytest.raises(Refused, match=r"order\.outside"):
        yard.run("settle_order", order=order.pk)


def test_not_unseen_and_not_dearer_than_agreed(yard) -> None:
    job = sent_out(yard, yard.worked())
    with pytest.raises(Refused, match=r"outside\.look"):
        came_back(yard, job, good=False)
    with pytest.raises(Refused, match=r"outside\.dearer"):
        came_back(yard, job, cost_ex="400.01")
    assert not Payable.objects.exists()
    came_back(yard, job, "service_manager", cost_ex="450", tax="58.50")
    with pytest.raises(Refused, match=r"state\.wrong"):
        came_back(yard, job)


@pytest.mark.parametrize("again", ["ww－88", "WW 088"])
def test_one_invoice_for_two_jobs_is_asked_about(yard, again: str) -> None:
    """However its number is typed; another thing on the same paper may be entered once it is confirmed."""
    order = yard.worked()
    came_back(yard, sent_out(yard, order, waits=False))
    second = sent_out(yard, order, waits=False)
    with pytest.raises(Doubtful) as asked:
        came_back(yard, second, invoice_no=again)
    assert [d.code for d in asked.value.doubts] == ["payable.paper_again"] and Payable.objects.count() == 1
    came_back(yard, second, invoice_no=again, confirmed=[d.mark for d in asked.value.doubts])
    assert Payable.objects.count() == 2
