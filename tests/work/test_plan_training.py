"""The year's plan of training."""

from datetime import timedelta

from chehang.core.context import STORE_TIME
from chehang.work.budgets import committed
from chehang.work.models import PlannedTraining
from tests.office import Office
from tests.work.refusing import refused
from tests.work.test_task_pages import client_of


def test_lines_of_the_year(office: Office) -> None:
    line = {"course": office.course().pk, "department": "parts", "year": 2026, "month": 12, "hours": 2}
    office.run("plan_training", "parts_manager", **line)
    office.run("plan_training", "hr_manager", **line | {"department": "finance"})
    refused(office, "training.planned_before", "plan_training", "hr_manager", **line)
    refused(office, "training.not_your_department", "plan_training", "sales_manager", **line | {"month": 11})
    refused(office, "training.month_over", "plan_training", "parts_manager", **line | {"month": 10})
    assert PlannedTraining.objects.count() == 2


def test_its_money_and_what_it_cost(office: Office) -> None:
    """600 promised until the session is closed with what it cost."""
    course = office.course().pk
    line = {"course": course, "department": "parts", "year": 2026, "month": 12, "hours": 2, "budget": "600"}
    plan = office.run("plan_training", "parts_manager", **line).id
    assert [(c.department, c.item, c.amount) for c in committed(office.store.pk)] == [("parts", "training", 600)]
    soon = office.clock.now().astimezone(STORE_TIME) + timedelta(minutes=30)
    at = {
        "day": soon.date(),
        "time": f"{soon:%H:%M}",
        "course": course,
        "trainer": office.id("parts_manager"),
        "plan": plan,
    }
    session = office.run("announce_session", "parts_manager", **at).id
    office.run("sign_in_to_session", "keeper", session=session)
    office.run("close_session", "parts_manager", session=session, cost="540")
    assert not committed(office.store.pk)
    page = client_of(office, "hr_manager").get("/work/training_plan/").content.decode()
    assert "540.00" in page and "600.00" in page
