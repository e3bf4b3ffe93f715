"""Random work through the real operations: tasks, cases, approvals and the clock; after every step, every invariant holds."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused
from chehang.core.house import house_actor
from chehang.core.models import ApprovalRequest, Timer
from chehang.core.verify import broken
from chehang.org.operations.run_clocks import RunClocks, run_clocks
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.work.models import CaseRecord, Task
from chehang.work.tasks.states import TO_DO
from tests.approving import says_no, says_yes
from tests.fixtures import NOON, make_actor, make_store
from tests.office import Office
from tests.selling import make_shop
from tests.work.complaints import WHY, complaint

BOTH = st.sampled_from(("keeper", "parts_sales"))
# The next act of a case in each state, who may do it, and what is said.
LED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "assigned": ("propose_case", "parts_sales", WHY),
    "proposed": ("agree_case", "parts_sales", {"text": "客户同意更换"}),
    "agreed": ("execute_case", "parts_sales", {"outcome": "已更换,试车无异响"}),
    "executed": ("close_case", "customer_service_manager", {"satisfied": True, "text": "不响了,谢谢"}),
    "closed": ("reopen_case", "customer_service_manager", {"reason": "又响了"}),
}


class DaysWork(RuleBasedStateMachine):
    """A parts department and its office; whatever is refused must leave nothing behind."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        # Operations insist on being outermost; this block is the test's, as pytest-django's own is.
        self.around._from_testcase = True
        self.around.__enter__()
        self.clock = FixedClock(NOON)
        store = make_store("01", "泓川江东店")

        def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
            return make_actor(at or store, *posts, clock=self.clock, name=name)

        self.depot = make_shop(store, self.clock, actor_of).depot
        self.part = self.depot.part()
        self.office = Office(store, self.clock, self.depot.actor_of, people=self.depot.people)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def tasks(self, *states: str) -> list[Task]:
        return list(Task.objects.filter(state__in=states).order_by("id"))

    def cases(self) -> list[CaseRecord]:
        return list(CaseRecord.objects.order_by("id"))

    # -- tasks ----------------------------------------------------------------------------------------------------

    @rule(owner=BOTH, temporary=st.booleans())
    def give(self, owner: str, temporary: bool) -> None:
        self.office.task(owner, temporary=temporary)

    @precondition(lambda self: self.tasks(*TO_DO))
    @rule(by=BOTH, act=st.sampled_from(("accept_task", "start_task", "finish_task", "decline_task")))
    def work(self, by: str, act: str) -> None:
        task = self.tasks(*TO_DO)[0]
        also = {"finish_task": {"result": "已清理"}, "decline_task": {"reason": "不在本岗位职责内"}}.get(act, {})
        try:
            self.office.run(act, by, task=task.pk, **also)
        except Refused as refusal:
            yours = task.owner_id == self.office.id(by)
            assert (refusal.code == "state.wrong") == yours, refusal

    @precondition(lambda self: self.tasks("answered"))
    @rule(good=st.booleans())
    def judge(self, good: bool) -> None:
        task = self.tasks("answered")[0]
        act, also = ("confirm_task", {}) if good else ("send_back_task", {"reason": "B 区还乱"})
        try:
            self.office.run(act, "parts_manager", task=task.pk, **also)
        except Refused as refusal:
            assert refusal.code == "state.wrong", refusal

    # -- cases ----------------------------------------------------------------------------------------------------

    @rule()
    def complain(self) -> None:
        case = complaint(self.office)
        self.office.run("assign_case", "parts_manager", case=case.pk, owner=self.office.id("parts_sales"))

    @precondition(lambda self: self.cases())
    @rule(n=st.integers(0, 9))
    def lead(self, n: int) -> None:
        case = self.cases()[n % len(self.cases())]
        first = ("respond_case", "parts_sales", {"text": "已致歉,约明天到店检查"})
        act, post, also = first if case.state == "assigned" and case.responded_at is None else LED[case.state]
        self.office.run_anyway(act, post, case=case.pk, **also)

    @precondition(lambda self: [c for c in self.cases() if c.state == "executed"])
    @rule()
    def close_ones_own(self) -> None:
        case = next(c for c in self.cases() if c.state == "executed")
        with pytest.raises(Refused):
            self.office.run("close_case", "parts_sales", case=case.pk, satisfied=True, text="好了")
        case.refresh_from_db()
        assert case.state == "executed"

    # -- approvals ------------------------------------------------------------------------------------------------

    @rule(quantity=st.sampled_from(("1", "60", "900")))
    def ask(self, quantity: str) -> None:
        pk = self.depot.draft((self.part, quantity, "100"))
        self.depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")

    @precondition(lambda self: ApprovalRequest.objects.filter(state="open").exists())
    @rule(good=st.booleans(), by=st.sampled_from(("parts_manager", "general_manager", "parts_planner")))
    def decide(self, good: bool, by: str) -> None:
        request = ApprovalRequest.objects.filter(state="open").earliest("id")
        try:
            if good:
                says_yes(self.depot, request, by)
            else:
                says_no(self.depot, request, by)
        except Refused:  # not his turn, or his own order
            request.refresh_from_db()
            assert request.state == "open"
        else:
            assert by != "parts_planner", "the author never decides"

    # -- time -----------------------------------------------------------------------------------------------------

    @rule(hours=st.sampled_from((1, 9, 30, 80)))
    def time_passes(self, hours: int) -> None:
        """The clock strikes, after a stop of days as well: whoever is late is told of once."""
        self.clock.at += timedelta(hours=hours)
        self.strike()
        told = list(Timer.objects.order_by("id").values_list("next_at", flat=True))
        self.strike()
        assert list(Timer.objects.order_by("id").values_list("next_at", flat=True)) == told

    def strike(self) -> None:
        run_clocks(RunClocks(), actor=house_actor(self.depot.store.pk), clock=self.clock)

    @invariant()
    def everything_agrees(self) -> None:
        # C01: the part of this little store was made without its search keys.
        assert [(r.code, row) for r, row in broken() if r.code != "C01"] == []


@pytest.mark.django_db
def test_a_random_days_work_keeps_every_invariant() -> None:
    run_state_machine_as_test(
        DaysWork,
        settings=settings(
            max_examples=6, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
