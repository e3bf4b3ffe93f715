"""A training because of an item that customers score low: in the plan of who was surveyed, with the mean of the day."""

from chehang.care.models import ItemTraining
from chehang.care.satisfying import result, trained
from chehang.core.models import InboxItem
from tests.care.conftest import MANAGER, Care
from tests.care.surveys import given, sent


def test_planned_for_the_department_that_was_surveyed(care: Care) -> None:
    survey = sent(care)
    question = survey.questionnaire.questions.order_by("n")[1]
    course = care.office.course("JDL", title="接待礼仪")
    plan = {"question": question.pk, "course": course.pk, "year": 2026, "month": 12}
    care.refused("training.no_answers", "train_item", MANAGER, **plan)
    care.run("answer_survey", token=survey.token, answers=given(survey, 9, 7, 9))
    care.refused("training.month_over", "train_item", MANAGER, **plan | {"month": 10})
    care.refused("not_allowed", "train_item", **plan)
    care.run("train_item", MANAGER, **plan)
    care.refused("training.planned_before", "train_item", MANAGER, **plan)
    made = ItemTraining.objects.get()
    assert (made.planned.department, made.planned.month, made.mean, made.count) == ("service", 12, 7, 1)
    assert InboxItem.objects.filter(post="service_manager").exists()
    actor, since = care.office.who(MANAGER), care.office.clock.now().replace(month=9)
    assert [now for _one, now in trained(actor, [result(actor, "csi", since)])] == [7]
