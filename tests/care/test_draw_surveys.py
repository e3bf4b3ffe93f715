"""The sample of the week: all while they are few, a share of many, none asked twice, none who said no."""

import pytest

from chehang.care.models import Survey
from tests.care.conftest import MANAGER, Care
from tests.care.surveys import published


def served(care: Care, number: int) -> None:
    for n in range(number):
        one = care.another(f"客户{n}", mobile=f"1390000{n:04d}")
        care.plan("service_delivered", customer=one.pk, vehicle=None, on=care.office.day(-2))


def test_all_while_they_are_few(care: Care) -> None:
    published(care)
    served(care, 3)
    no = care.another("不愿意")
    care.plan("service_delivered", customer=no.pk, vehicle=None, on=care.office.day(-2))
    care.consent("survey", given=False, customer=no)
    care.plan("service_delivered", customer=care.another("内部", price_class="staff").pk, vehicle=None)
    done = care.run("draw_surveys", MANAGER)
    assert (done.sent, done.left_out) == (3, 1)
    assert care.run("draw_surveys", MANAGER).sent == 0, "nobody is asked twice within two months"
    care.refused("not_allowed", "draw_surveys", "care_agent")


def test_a_share_of_many(care: Care, monkeypatch: pytest.MonkeyPatch) -> None:
    published(care)
    served(care, 8)
    figures = {"care.survey_share": 0.5, "care.survey_few": 2}
    monkeypatch.setattr("chehang.care.operations.draw_surveys.parameter", lambda ctx, name, day: figures[name])
    assert care.run("draw_surveys", MANAGER).sent == 4
    assert Survey.objects.filter(questionnaire__study="csi").count() == 4
