"""A standard: what the customer experiences, by which number, and what it has to reach; a newer one takes its place."""

from chehang.care.models import Standard
from chehang.care.supervising import watched
from tests.care.conftest import MANAGER, Care
from tests.care.surveys import given, sent

FACTS = {
    "step": "交车后回访", "words": "三天内接到回访电话", "measure": "care.csi", "target": "900",
    "post": "customer_service_manager",
}  # fmt: skip


def test_a_standard_is_watched(care: Care) -> None:
    care.run("set_standard", MANAGER, **FACTS)
    who, today = care.office.who(MANAGER), care.office.day()
    assert watched(who, today)[0].met is None
    survey = sent(care)
    care.run("answer_survey", token=survey.token, answers=given(survey, 9, 9, 9))
    (line,) = watched(who, today)
    assert (line.now, line.met, line.standard.title != "care.csi") == (900, True, True)
    care.run("set_standard", MANAGER, **FACTS | {"target": "950"})
    assert [one.active for one in Standard.objects.order_by("id")] == [False, True]
    assert watched(who, today)[0].met is False


def test_refusals(care: Care) -> None:
    care.refused("standard.post", "set_standard", MANAGER, **FACTS | {"post": "nobody"})
    care.refused("standard.most", "set_standard", MANAGER, **FACTS | {"measure": "care.calls_in_time", "target": "101"})
    care.refused("not_allowed", "set_standard", "care_agent", **FACTS)
