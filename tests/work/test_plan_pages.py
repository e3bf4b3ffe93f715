"""The tree of goals."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import split
from tests.work.test_task_pages import client_of


def test_the_tree_shows_parts_and_where_they_do_not_add_up(office: Office, clock_of_server) -> None:
    whole = split(office)
    client = client_of(office, "parts_manager")
    page = client.get("/work/plan-tree/?year=2027").content.decode()
    assert page.index("1,200") < page.index("360") < page.index("840") and "下级合计" not in page
    Goal.objects.filter(target=360).update(target=361)
    with CaptureQueriesContext(connection) as spent:
        assert "下级合计 1,201" in client.get(f"/work/plan-tree/?year=2027&root={whole.pk}").content.decode()
    assert len(spent) < 15


def test_what_a_goal_is_measured_by_is_said_in_words(office: Office, clock_of_server) -> None:
    split(office, measure="work.due_tasks")
    page = client_of(office, "parts_manager").get("/work/goals/").content.decode()
    assert "到期任务" in page and "work.due_tasks" not in page
