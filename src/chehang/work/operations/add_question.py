"""Write a question for a course's quiz."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.work.heads import MANAGERS
from chehang.work.models import Course, Question

MOST = 6


class Choice(Command):
    """One possible answer; exactly one of them is right."""

    text: Annotated[RequiredText, Field(title="Answer")]
    right: Annotated[bool, Field(title="Right")] = False


class AddQuestion(Command):
    """The question and its answers."""

    course: Annotated[Id, Ref("work.Course")]
    text: Annotated[str, Field(min_length=2, max_length=300, title="Question")]
    choices: tuple[Choice, ...]


@operation("work.add_question", title=_("Write a question"), posts=MANAGERS)
def add_question(cmd: AddQuestion, ctx: Context) -> Done:
    """Keep a question. Refused unless two to six different answers stand there and exactly one is right; and twice."""
    course = access.get(Course, cmd.course, ctx, lock=True)
    texts = [c.text for c in cmd.choices]
    if not 2 <= len(texts) <= MOST or len(set(texts)) != len(texts):
        raise Refused("question.choices", _("Give two to six different answers."), field="choices")
    right = [n for n, c in enumerate(cmd.choices) if c.right]
    if len(right) != 1:
        raise Refused("question.one_right", _("Exactly one answer is right. Tick it."), field="choices")
    if course.bank.filter(text=cmd.text).exists():
        raise Conflict("question.known", _("The course has this question already."), field="text")
    made = Question.objects.create(store_id=ctx.store_id, course=course, text=cmd.text, choices=texts, answer=right[0])
    ctx.changed(course, None, {"question": cmd.text[:100]})
    return Done(id=made.pk)
