"""Why it is behind and what is done: problem, cause, measure, check."""

from chehang.core.desk import waiting_for
from chehang.work.models import Task
from tests.office import Office
from tests.work.goals import goal, running
from tests.work.refusing import refused


def test_the_countermeasure_becomes_a_task_and_the_day_comes_back(office: Office) -> None:
    one = running(office).children.order_by("id").first()
    plan = {"problem": "只完成 28%", "why": "缺货两周", "next_step": "改用紧急订单补货", "check_on": office.day(7)}
    refused(office, "task.due_past", "explain_goal", "keeper", goal=one.pk, **plan | {"check_on": office.day(-1)})
    refused(office, "goal.not_yours", "explain_goal", "cashier", goal=one.pk, **plan)
    refused(office, "goal.not_running", "explain_goal", "parts_manager", goal=goal(office).pk, **plan)
    office.run("explain_goal", "keeper", goal=one.pk, owner=office.id("parts_planner"), **plan)
    assert (Task.objects.get().about_id, Task.objects.get().title) == (one.pk, "改用紧急订单补货")
    office.pass_time(days=7)
    assert any(f"/work/goals/{one.pk}/" == w.url for w in waiting_for(office.who("keeper"), office.clock))
    office.run("report_goal", "keeper", goal=one.pk, result="100", evidence="报表", final=True)
