"""Publish a questionnaire, or its next version."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, NonNegativeQuantity, RequiredText

from ..kinds import Study
from ..models import Question, Questionnaire


class Item(Command):
    """A question: the factor it belongs to, its weight in the index, or whether it asks for a recommendation."""

    factor: Annotated[str, Field(min_length=1, max_length=40, title="Factor")]
    text: Annotated[str, Field(min_length=2, max_length=200, title="Question")]
    weight: Annotated[NonNegativeQuantity, Field(title="Weight")] = Decimal(0)
    recommends: Annotated[bool, Field(title="Would recommend")] = False


class PublishQuestionnaire(Command):
    """Code, title, and its questions in their order."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9-]{2,20}$")]
    title: Annotated[RequiredText, Field(max_length=60, title="Title")]
    study: Annotated[Study, Field(title="Study")] = Study.CSI
    questions: Annotated[list[Item], Field(min_length=1, max_length=30, title="Questions")]


@operation("care.publish_questionnaire", title=_("Publish a questionnaire"), posts=("customer_service_manager",))
def publish_questionnaire(cmd: PublishQuestionnaire, ctx: Context) -> Done:
    """A new version takes the place of the one in use. Refused without a weighted question, and for two recommendations."""
    if not any(q.weight for q in cmd.questions):
        raise Refused(
            "survey.no_weight", _("At least one question has a weight: else there is no index."), field="questions"
        )
    if sum(q.recommends for q in cmd.questions) > 1:
        raise Refused(
            "survey.two_recommendations", _("Only one question asks for a recommendation."), field="questions"
        )
    earlier = rows(Questionnaire, ctx).filter(code=cmd.code).order_by("-version").select_for_update().first()
    rows(Questionnaire, ctx).filter(code=cmd.code, active=True).update(active=False)
    made = Questionnaire.objects.create(
        store_id=ctx.store_id, code=cmd.code, version=earlier.version + 1 if earlier else 1, title=cmd.title,
        study=cmd.study, published_at=ctx.now,
    )  # fmt: skip
    Question.objects.bulk_create(
        Question(store_id=ctx.store_id, questionnaire=made, n=n, **q.model_dump())
        for n, q in enumerate(cmd.questions, 1)
    )
    ctx.changed(made, None, {"code": cmd.code, "version": made.version, "questions": len(cmd.questions)})
    return Done(id=made.pk, number=str(made))
