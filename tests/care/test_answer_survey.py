"""A survey is answered once, on the phone; a low score opens a complaint."""

from decimal import Decimal

import time_machine
from django.test import Client

from chehang.care.models import Complaint
from tests.care.conftest import Care
from tests.care.surveys import given, sent


def test_answered_on_the_phone_once(care: Care) -> None:
    survey = sent(care)
    with time_machine.travel(care.office.clock.at, tick=False):
        phone = Client(headers={"accept-language": "zh-hans"})
        assert "接待速度" in phone.get(f"/s/{survey.token}/").content.decode()
        data = {f"q{a['question']}": str(a["score"]) for a in given(survey, 10, 8, 9)}
        assert phone.post(f"/s/{survey.token}/", dict(list(data.items())[:2])).status_code == 422
        assert phone.post(f"/s/{survey.token}/", data).status_code == 200
        assert phone.get("/s/unknown-token/").status_code == 404
    survey.refresh_from_db()
    # (24 · 10 + 17 · 8) · 100 ÷ 41
    assert (survey.state, survey.index, survey.recommends) == ("answered", Decimal("917.1"), 9)
    care.refused("survey.answered", "answer_survey", token=survey.token, answers=given(survey, 9, 9, 9))


def test_a_low_score_opens_a_complaint(care: Care) -> None:
    survey = sent(care)
    care.run("answer_survey", token=survey.token, answers=given(survey, 5, 9, 8), words="空调没修好")
    assert "维修质量" in Complaint.objects.get().case.facts


def test_the_third_of_one_device_is_flagged(care: Care) -> None:
    first = sent(care)
    flags = []
    for survey in (first, sent(care, first.questionnaire), sent(care, first.questionnaire)):
        care.run("answer_survey", token=survey.token, answers=given(survey, 9, 9, 9), device="d")
        survey.refresh_from_db()
        flags.append(survey.flagged)
    assert flags == [False, False, True]


def test_refusals(care: Care) -> None:
    survey = sent(care)
    care.refused("survey.unknown", "answer_survey", token="x" * 20, answers=given(survey, 9, 9, 9))
    care.refused("survey.incomplete", "answer_survey", token=survey.token, answers=given(survey, 9, 9))
    care.refused("survey.incomplete", "answer_survey", token=survey.token, answers=given(survey, 0, 9, 9))
    care.refused("not_allowed", "answer_survey", "keeper", token=survey.token, answers=given(survey, 9, 9, 9))
    care.office.pass_time(days=31)
    care.refused("survey.old", "answer_survey", token=survey.token, answers=given(survey, 9, 9, 9))
