"""Goals: split and running, reported to the end, dropped, a draft whose parts do not add up."""

from chehang.work.models import Goal
from tests.office import Office
from tests.work.goals import goal, running, split


def tell(office: Office) -> None:
    """Every state a guard of goals speaks of."""
    one = running(office).children.order_by("id").first()
    office.run("report_goal", "keeper", goal=one.pk, result="360", evidence="年报", final=True)
    office.run("drop_goal", "parts_manager", goal=goal(office).pk, reason="不做了")
    draft = split(office)
    Goal.objects.filter(parent=draft, target=360).update(target=361)
    office.run("agree_goal", "parts_manager", goal=goal(office).pk)
