"""A change makes a new version; the old one stays."""

from chehang.care.models import Questionnaire
from tests.care.conftest import MANAGER, Care
from tests.care.surveys import QUESTIONS, published


def test_a_new_version_takes_the_place(care: Care) -> None:
    first, second = published(care), published(care)
    first.refresh_from_db()
    assert (first.active, second.version, second.active) == (False, 2, True)
    assert first.questions.count() == 3


def test_refusals(care: Care) -> None:
    data = {"code": "CSI", "title": "售后满意度"}
    care.refused("survey.no_weight", "publish_questionnaire", MANAGER, **data, questions=QUESTIONS[2:])
    care.refused(
        "survey.two_recommendations", "publish_questionnaire", MANAGER, **data, questions=[*QUESTIONS, QUESTIONS[2]]
    )
    care.refused("not_allowed", "publish_questionnaire", "care_agent", **data, questions=QUESTIONS)
    assert not Questionnaire.objects.exists()
