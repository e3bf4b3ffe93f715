"""What was reached, and what proves it."""

from tests.office import Office
from tests.work.goals import goal, running
from tests.work.refusing import refused

SO_FAR = {"result": "100", "evidence": "十二月销售报表"}


def test_reached_so_far_and_at_the_end(office: Office) -> None:
    one = running(office).children.order_by("id").first()
    office.run("report_goal", "keeper", goal=one.pk, **SO_FAR)
    one.refresh_from_db()
    assert (one.state, f"{one.percent:.4f}") == ("running", "0.2778")
    refused(office, "goal.unexplained", "report_goal", "keeper", goal=one.pk, final=True, **SO_FAR)
    done = {"result": "360", "evidence": "年报", "final": True}
    office.run("report_goal", "keeper", goal=one.pk, **done)
    one.refresh_from_db()
    assert (one.state, one.reported_at) == ("reviewed", office.clock.now())
    refused(office, "goal.not_running", "report_goal", "keeper", goal=one.pk, **done)


def test_not_by_a_stranger_and_not_a_draft(office: Office) -> None:
    refused(office, "goal.not_yours", "report_goal", "cashier", goal=running(office).pk, **SO_FAR)
    refused(office, "goal.not_running", "report_goal", "parts_manager", goal=goal(office).pk, **SO_FAR)
