"""Another person listens; twice below eighty asks for training."""

from chehang.care.models import CallScore
from chehang.core.models import InboxItem
from tests.care.conftest import AGENT, MANAGER, Care

POINTS = {"opening": 15, "identity": 15, "script": 15, "recording": 15, "closing": 15}


def test_another_person_scores_and_twice_low_is_told(care: Care) -> None:
    care.record(care.due(), "reached")
    care.run("draw_samples", MANAGER)
    score = CallScore.objects.get()
    care.refused("score.own", "score_call", AGENT, score=score.pk, **POINTS)
    care.refused("score.coaching", "score_call", MANAGER, score=score.pk, **POINTS)
    care.refused("not_allowed", "score_call", "keeper", score=score.pk, **POINTS)
    care.run("score_call", MANAGER, score=score.pk, **POINTS, coaching="先核对身份")
    score.refresh_from_db()
    assert (score.state, score.total) == ("scored", 75)
    other = care.another()
    care.plan("service_delivered", customer=other.pk, vehicle=None, on=care.office.day(-2))
    from chehang.care.models import FollowUp

    care.record(FollowUp.objects.get(customer=other), "reached")
    care.run("draw_samples", MANAGER)
    second = CallScore.objects.exclude(pk=score.pk).get()
    care.run("score_call", MANAGER, score=second.pk, **POINTS, coaching="仍未核对身份")
    assert any("training" in (i.link or "") for i in InboxItem.objects.all())
