"""Two plans at once, work while a plan is computed, and a plan made in the background."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from chehang.core import jobs
from chehang.core.errors import Conflict, Refused
from chehang.core.models import InboxItem, Job
from chehang.org.models import Account
from chehang.replenishment.models import Plan
from chehang.replenishment.operations import run_plan as running
from chehang.replenishment.operations.run_plan import RunPlan, run_plan
from tests.goods import Depot
from tests.races import codes
from tests.shop import make_padshop

from .conftest import Planner, make_planner

# The past sales of the pads are entries alone: no outbound order, no balance, no pool.
pytestmark = pytest.mark.unproven("H1", "I01", "I02", "I03", "I05")


@pytest.fixture
def busy(real_depot: Depot) -> Planner:
    return make_planner(make_padshop(real_depot))


def test_of_two_runs_at_once_one_proposal_waits(busy: Planner) -> None:
    me, clock = busy.depot.who("parts_planner"), busy.depot.clock
    ends = codes(*[lambda: run_plan(RunPlan(), actor=me, clock=clock)] * 3)
    assert set(ends) <= {"done", "plan.newer"} and "done" in ends
    states = list(Plan.objects.order_by("number").values_list("state", flat=True))
    assert states.count("draft") == 1 and len(states) == ends.count("done")


def test_a_run_on_older_books_gives_way(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    original = running.propose

    def meanwhile(ctx: Any, options: Any) -> Any:
        """A colleague reads later and is ready sooner."""
        mine = original(ctx, options)
        monkeypatch.setattr(running, "propose", original)
        planner.depot.clock.at += timedelta(minutes=1)
        planner.run()
        return mine

    monkeypatch.setattr(running, "propose", meanwhile)
    with pytest.raises(Conflict, match=r"plan\.newer"):
        planner.run()
    assert [p.state for p in Plan.objects.all()] == ["draft"]


def test_the_store_works_on_while_a_plan_is_computed(busy: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writers' lock is not held: a colleague's posting goes through before the plan is ready."""
    original, ends = running.propose, []

    def meanwhile(ctx: Any, options: Any) -> Any:
        def work() -> None:
            try:
                ends.append(busy.rule(busy.wiper, least="2").id)
            finally:
                connection.close()

        colleague = Thread(target=work)
        colleague.start()
        colleague.join(10)
        ends.append("planned")
        return original(ctx, options)

    monkeypatch.setattr(running, "propose", meanwhile)
    plan = busy.run()
    assert len(ends) == 2 and ends[1] == "planned"
    assert plan.lines.get(part=busy.wiper).max >= 2


def test_the_page_gives_it_to_the_background(planner: Planner) -> None:
    actor = planner.depot.who("parts_planner")
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
    answer = client.post(
        "/do/replenishment/run_plan/", {"objective": "line", "review_days": "30", "default_lead_days": "15"}
    )
    assert answer.status_code == 302 and not Plan.objects.exists()
    jobs.run(jobs.take(), actor, planner.depot.clock)
    plan = Plan.objects.get()
    told = InboxItem.objects.filter(employee_id=actor.employee_id).values_list("link", flat=True)
    assert Job.objects.get().state == "done" and f"/replenishment/plan/?plan={plan.pk}" in told


def test_a_background_run_that_fails_says_why(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    in_force = planner.run()
    planner.approve(in_force)
    monkeypatch.setattr("chehang.replenishment.history.ISSUES", ("999",))
    actor = planner.depot.who("parts_planner")
    jobs.later(run_plan, RunPlan(), actor=actor, clock=planner.depot.clock, key="nightly")
    jobs.run(jobs.take(), actor, planner.depot.clock)
    assert Job.objects.get().state == "failed"
    told = InboxItem.objects.filter(employee_id=actor.employee_id).latest("pk")
    assert told.message == "%(job)s failed: %(why)s" and told.params["why"]
    assert [(p.pk, p.state) for p in Plan.objects.all()] == [(in_force.pk, "approved")]
    with pytest.raises(Refused, match=r"plan\.no_demand"):
        planner.run()
