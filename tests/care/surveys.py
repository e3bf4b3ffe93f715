"""Short ways to a questionnaire and a survey."""

from chehang.care.models import Questionnaire, Survey
from tests.care.conftest import MANAGER, Care

QUESTIONS = [
    {"factor": "服务质量", "text": "维修质量", "weight": "24"},
    {"factor": "服务启动", "text": "接待速度", "weight": "17"},
    {"factor": "推荐", "text": "您会推荐我们吗", "recommends": True},
]


def published(care: Care) -> Questionnaire:
    done = care.run("publish_questionnaire", MANAGER, code="CSI", title="售后满意度", questions=QUESTIONS)
    return Questionnaire.objects.get(pk=done.id)


def sent(care: Care, sheet: Questionnaire | None = None) -> Survey:
    sheet = sheet or published(care)
    return Survey.objects.get(pk=care.run("send_survey", questionnaire=sheet.pk, customer=care.customer.pk).id)


def given(survey: Survey, *scores: int) -> list[dict[str, int]]:
    questions = survey.questionnaire.questions.order_by("n")
    return [{"question": q.pk, "score": s} for q, s in zip(questions, scores, strict=False)]
