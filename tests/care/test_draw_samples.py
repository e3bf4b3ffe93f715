"""Finished calls are drawn by chance, at least one of each agent, none twice."""

from chehang.care.models import CallScore
from tests.care.conftest import MANAGER, Care


def test_one_of_each_agent(care: Care) -> None:
    care.record(care.due(), "reached")
    assert care.run("draw_samples", MANAGER).drawn == 1
    assert care.run("draw_samples", MANAGER).drawn == 0
    assert CallScore.objects.get().agent_id == care.office.id("care_agent")
    care.refused("not_allowed", "draw_samples", "keeper")
