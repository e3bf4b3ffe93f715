"""Hand in the answers of a quiz."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import Certificate, QuizPaper, TrainingSession
from chehang.work.training.holding import expiry


class AnswerQuiz(Command):
    """The chosen answers in the order of the questions, each counted from 0."""

    session: Annotated[Id, Ref("work.TrainingSession")]
    answers: Annotated[tuple[Annotated[int, Field(ge=-1, le=9)], ...], Field(title="Chosen answers")]


@operation("work.answer_quiz", title=_("Hand in the answers"), posts=("*",))
def answer_quiz(cmd: AnswerQuiz, ctx: Context) -> Done:
    """Score one's own paper, once; who reaches the mark gets the certificate.

    Refused when it was answered before, when a question is left out, and without a paper.
    """
    session = access.get(TrainingSession, cmd.session, ctx)
    mine = QuizPaper.objects.select_for_update(of=("self",)).filter(session=session, employee_id=ctx.actor.employee_id)
    paper = mine.first()
    if paper is None:
        raise NotFound("quiz.not_begun", _("You have not begun this quiz."), field="session")
    if paper.answered_at is not None:
        raise Conflict("quiz.answered", _("You have answered this quiz. A quiz is answered once."))
    asked = paper.questions
    if len(cmd.answers) != len(asked) or -1 in cmd.answers:
        raise Refused("quiz.left_out", _("Answer every question."), field="answers")
    right = sum(given == question["answer"] for given, question in zip(cmd.answers, asked, strict=True))
    paper.answers, paper.score, paper.answered_at = list(cmd.answers), right * 100 // len(asked), ctx.now
    paper.save(update_fields=["answers", "score", "answered_at"])
    ctx.changed(paper, {"score": None}, {"score": paper.score})
    if paper.passed:
        course = session.course
        Certificate.objects.create(
            store_id=ctx.store_id,
            number=f"{session.number}/{paper.pk}",
            employee_id=ctx.actor.employee_id,
            course=course,
            issued_on=ctx.today,
            expires_on=expiry(ctx.today, course.valid_months),
            paper=paper,
            issuer=session.store.short_name,
        )
    return Done(id=paper.pk, number=session.number, score=paper.score, passed=paper.passed)
