"""One quota for two stores: the next yuan goes where it fills most demands."""

from datetime import date
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Approval, Journal
from chehang.org.models import Account, Assignment
from chehang.org.services import actor_for
from chehang.purchasing.models import CapitalQuota
from chehang.replenishment.models import Plan
from chehang.replenishment.operations.share_group_quota import ShareGroupQuota, share_group_quota
from chehang.replenishment.sharing import fill_at, hull, share_out, shared

from .conftest import Planner, in_force
from .test_pages import enter


def test_equal_gains_worked_by_hand() -> None:
    """A: 10 demands for the first 100, 2 for the next 100. B: 6 for each of two 100. Of 250: A 100, B 150; of 350: A 150, B 200."""
    curves = {1: [(0, 0), (100, 10), (200, 12)], 2: [(0, 0), (100, 6), (200, 12)]}
    assert share_out(250, curves) == {1: 100, 2: 150}
    assert share_out(350, curves) == {1: 150, 2: 200}
    assert share_out(999, curves) == {1: 200, 2: 200}
    assert share_out(120, {1: [(50, 1), (100, 9)], 2: [(60, 1), (90, 2)]}) == {1: 60, 2: 60}
    with pytest.raises(ValueError, match="too little"):
        share_out(100, {1: [(50, 1)], 2: [(60, 1)]})


def test_a_dent_in_a_curve_is_bridged() -> None:
    assert hull([(0, 0), (10, 1), (20, 9), (30, 10), (40, 10)]) == [(0, 0), (20, 9), (30, 10)]


@pytest.fixture
def group(planner: Planner, other_store: Any) -> Any:
    """Both stores have a plan in force; the boss sets the quota of both."""
    planner.quota("30000")
    plan = in_force(planner)
    facts = {
        f.attname: getattr(plan, f.attname) for f in Plan._meta.concrete_fields if f.attname not in ("id", "before_id")
    }
    theirs = Plan.objects.create(
        **facts | {"store_id": other_store.pk, "maker_id": None, "state": "draft", "approval_id": None}
    )
    sealed = Approval.objects.create(
        store_id=other_store.pk, document="replenishment.plan", object_id=theirs.pk, at=planner.depot.clock.now(), employee_id=99,
        actor_name="姜涛", decision="approved", digest="0" * 64,
    )  # fmt: skip
    Plan.objects.filter(pk=theirs.pk).update(state="approved", approval=sealed)
    boss = planner.depot.actor_of("finance_manager", at=planner.depot.store)
    Assignment.objects.create(
        store=other_store, employee_id=boss.employee_id, post="finance_manager", since=date(2026, 1, 1)
    )
    return actor_for(Account.objects.get(pk=boss.account_id), planner.depot.clock), planner, other_store


def test_both_quotas_are_set_and_both_journals_know(group: Any) -> None:
    boss, planner, other = group
    today = planner.depot.clock.today()
    total = D(2 * int(Plan.objects.get(store=other).curve[-1][0]) // 2)
    told = shared(boss, total, today)
    assert [x.store for x in told.stores] == [planner.depot.store, other]
    assert sum(x.amount for x in told.stores) + told.rest == total
    cmd = ShareGroupQuota(amount=total, valid_from=today, reason="集团年度定额")
    done = share_group_quota(cmd, actor=boss, clock=planner.depot.clock)
    rows = {q.store_id: q.amount for q in CapitalQuota.objects.filter(reason="集团年度定额")}
    assert rows == {x.store.pk: x.amount for x in told.stores if x.amount}
    assert done.model_extra and D(done.model_extra["rest"]) == told.rest
    noted = Journal.objects.filter(operation="replenishment.share_group_quota").order_by("store_id")
    assert [(r.store_id, r.outcome) for r in noted] == [(planner.depot.store.pk, "done"), (other.pk, "noted")]
    page = enter(planner, "finance_manager").get("/replenishment/group_quota/?amount=90000").content.decode()
    assert "不足两家" in page  # who works in one store only shares nothing


def test_who_may_and_what_is_refused(group: Any) -> None:
    boss, planner, _other = group
    depot, today = planner.depot, planner.depot.clock.today()
    cmd = ShareGroupQuota(amount=D(50000), valid_from=today, reason="集团定额")
    with pytest.raises(NotAllowed):
        depot.run(share_group_quota, cmd, "parts_manager")
    with pytest.raises(Refused, match=r"group\.one_store"):
        depot.run(share_group_quota, cmd, "finance_manager")
    with pytest.raises(Refused, match=r"quota\.past"):
        past = ShareGroupQuota.model_construct(amount=D(50000), valid_from=date(2026, 1, 1), reason="集团定额")
        share_group_quota.run(past, depot.context("finance_manager"))
    assert CapitalQuota.objects.count() == 1
    assert fill_at(Plan.objects.filter(state="approved")[0], -1) == 0
    assert boss.stores_with("replenishment.share_group_quota")
