"""Answer a survey among the staff."""

from typing import Annotated

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from pydantic import Field, SecretStr

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import Poll, PollTally, PollVoice
from chehang.people.voicing import SCORES, questions


class AnswerPoll(Command):
    """The survey and a score of 1 to 5 for each question, in their order: 4,5,3 …

    Both are secret to the journal; ``veil`` is any random text of the page, so that not even the fingerprint of the request
    can be tried out for an answer.
    """

    poll: Annotated[Id, Ref("people.Poll"), Field(title="Survey")]
    scores: Annotated[SecretStr, Field(min_length=1, max_length=60, title="Scores")]
    veil: Annotated[SecretStr, Field(min_length=16, max_length=64, title="Random text")]


@operation("people.answer_poll", title=_("Answer the survey"), posts=("*",))
def answer_poll(cmd: AnswerPoll, ctx: Context) -> Done:
    """Only counts are kept (§9.12). Refused a second time, when it is closed, and for a missing score."""
    poll = access.get(Poll, cmd.poll, ctx)
    voice = PollVoice.objects.select_for_update().filter(poll=poll, employee_id=ctx.actor.employee_id).first()
    if voice is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Poll._meta.verbose_name)
    if poll.state != "open" or poll.closes_on < ctx.today:
        raise Refused("poll.closed", _("This survey is closed."))
    if voice.answered:
        raise Conflict("poll.answered", _("You have answered already."))
    words = cmd.scores.get_secret_value().split(",")
    if len(words) != len(questions(poll.kind)) or any(w.strip() not in map(str, SCORES) for w in words):
        raise Refused("poll.scores", _("Give each question a score of 1 to 5."), field="scores")
    for n, word in enumerate(words, 1):
        mine = PollTally.objects.filter(poll=poll, group=voice.group, question=n, score=int(word))
        mine.update(count=F("count") + 1)
    voice.answered = True
    voice.save(update_fields=["answered"])
    ctx.changed(voice, {"answered": False}, {"answered": True})
    return Done(id=poll.pk)
