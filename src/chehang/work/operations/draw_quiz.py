"""Begin the quiz of a training session."""

from random import Random
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import QuizPaper, TrainingSession
from chehang.work.training.sources import Drawn, draw_from


class DrawQuiz(Command):
    """The session that was attended."""

    session: Annotated[Id, Ref("work.TrainingSession")]


@operation("work.draw_quiz", title=_("Begin the quiz"), posts=("*",))
def draw_quiz(cmd: DrawQuiz, ctx: Context) -> Done:
    """Draw a paper of one's own: questions written by hand and from the course's source, in an order of chance.

    Refused for who was not there, when there are no questions, and when a paper is drawn already.
    """
    session = access.get(TrainingSession, cmd.session, ctx)
    me = ctx.actor.employee_id
    if session.state != "announced":
        raise Conflict("session.over", _("This training is closed."))
    if not session.attendances.filter(employee_id=me).exists():
        raise Refused("quiz.not_there", _("Sign in to the training session first."))
    if session.papers.filter(employee_id=me).exists():
        raise Conflict("quiz.drawn_before", _("You have begun this quiz already. Answer the paper you have."))
    questions = _drawn(session, me)
    if not questions:
        raise Refused("quiz.no_questions", _("The course has no questions yet. Ask its manager to write some."))
    paper = QuizPaper.objects.create(
        store_id=ctx.store_id, session=session, employee_id=me, questions=questions, drawn_at=ctx.now
    )
    ctx.changed(paper, None, {"questions": len(questions)})
    return Done(id=paper.pk, number=session.number)


def _drawn(session: TrainingSession, employee_id: int) -> list[dict[str, object]]:
    """As many as the course's paper has; another person gets another paper, the same person the same one."""
    course, chance = session.course, Random(f"{session.pk}:{employee_id}")
    written = [Drawn(q.text, tuple(q.choices), q.answer) for q in course.bank.order_by("id")]
    more = draw_from(course.source, session.store_id, course.questions, chance) if course.source else []
    chance.shuffle(written)
    half = course.questions if not more else max(course.questions - len(more), course.questions // 2)
    chosen = written[:half]
    chosen += more[: course.questions - len(chosen)]
    chance.shuffle(chosen)
    return [{"text": q.text, "choices": list(q.choices), "answer": q.answer} for q in chosen]
