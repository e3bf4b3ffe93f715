"""The year's plan of training."""

from chehang.work.models import PlannedTraining
from tests.office import Office
from tests.work.refusing import refused


def test_lines_of_the_year(office: Office) -> None:
    line = {"course": office.course().pk, "department": "parts", "year": 2026, "month": 12, "hours": 2}
    office.run("plan_training", "parts_manager", **line)
    office.run("plan_training", "hr_manager", **line | {"department": "finance"})
    refused(office, "training.planned_before", "plan_training", "hr_manager", **line)
    refused(office, "training.not_your_department", "plan_training", "sales_manager", **line | {"month": 11})
    refused(office, "training.month_over", "plan_training", "parts_manager", **line | {"month": 10})
    assert PlannedTraining.objects.count() == 2
