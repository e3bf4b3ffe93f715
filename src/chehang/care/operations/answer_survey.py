"""The answers of a customer."""

from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, Text

from ..complaining import register
from ..kinds import Category, Study
from ..models import Answer, Survey
from ..scoring import index
from ..states import SURVEY

GOOD_FOR = timedelta(days=30)
SAME_DEVICE = 3


class Given(Command):
    """A question and its score."""

    question: Annotated[Id, Field(title="Question")]
    score: Annotated[int, Field(ge=0, le=10, title="Score")]


class AnswerSurvey(Command):
    """The link's token, a score for each question, and free words."""

    token: Annotated[str, Field(min_length=8, max_length=40, title="Link")]
    answers: Annotated[list[Given], Field(min_length=1, max_length=30, title="Answers")]
    words: Annotated[Text, Field(title="In the customer's words")] = ""
    device: Annotated[str, Field(max_length=64, title="Device")] = ""


@operation(
    "care.answer_survey", title=_("Answer a survey"), posts=("care_agent", "customer_service_manager"), house=True
)
def answer_survey(cmd: AnswerSurvey, ctx: Context) -> Done:
    """Keep the answers, once. A low score opens a complaint by itself; the third survey from one device is flagged.

    Refused for an unknown or old link, one answered before, and a question left out.
    """
    survey = rows(Survey, ctx).select_for_update(of=("self",)).filter(token=cmd.token).first()
    if survey is None:
        raise NotFound("survey.unknown", _("This link is not known."))
    if survey.state == "answered":
        raise Refused("survey.answered", _("This survey was answered before. Thank you!"))
    if ctx.now > survey.sent_at + GOOD_FOR:
        raise Refused("survey.old", _("This link has run out."))
    questions = {q.pk: q for q in survey.questionnaire.questions.all()}
    given = {a.question: a.score for a in cmd.answers}
    if set(given) != set(questions) or any(s < 1 and not questions[q].recommends for q, s in given.items()):
        raise Refused("survey.incomplete", _("Please give every question its points."), field="answers")
    Answer.objects.bulk_create(
        Answer(store_id=ctx.store_id, survey=survey, question_id=q, score=s) for q, s in sorted(given.items())
    )
    factors: dict[str, list[tuple[Decimal, int]]] = {}
    for pk, question in questions.items():
        if question.weight:
            factors.setdefault(question.factor, []).append((question.weight, given[pk]))
    means = [
        (sum((w for w, _s in items), Decimal(0)), Decimal(sum(s for _w, s in items)) / len(items))
        for items in factors.values()
    ]
    device = cmd.device
    SURVEY.advance(
        ctx, survey, "answer", answered_at=ctx.now, index=index(means), words=cmd.words, device=device,
        recommends=next((given[q] for q, one in questions.items() if one.recommends), None),
        flagged=bool(device) and rows(Survey, ctx).filter(device=device).count() >= SAME_DEVICE - 1,
    )  # fmt: skip
    lowest = min(given.items(), key=lambda x: x[1])
    if lowest[1] <= parameter(ctx, "care.low_score", ctx.today):
        said = _text("%(question)s: %(score)s points. %(words)s") % {
            "question": questions[lowest[0]].text, "score": lowest[1], "words": cmd.words,
        }  # fmt: skip
        category = Category.SALE if survey.questionnaire.study == Study.SSI else Category.SERVICE
        register(
            ctx, title=_text("Low score of %(name)s") % {"name": survey.customer.name}, facts=said, category=category,
            customer=survey.customer, vehicle=survey.vehicle,
        )  # fmt: skip
    return Done(id=survey.pk, index=str(survey.index))
