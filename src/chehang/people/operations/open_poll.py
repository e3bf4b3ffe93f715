"""Open a survey among the staff."""

from collections import defaultdict
from typing import Annotated

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.org.models import Assignment
from chehang.people.models import Poll, PollKind, PollTally, PollVoice
from chehang.people.voicing import SCORES, feedback_groups, homes, morale_groups, questions
from chehang.work.heads import HEADS
from chehang.work.people import worker


class OpenPoll(Command):
    """A morale survey among everybody, or a feedback about a manager; until when it is answered."""

    kind: Annotated[PollKind, Field(title="Kind")]
    title: Annotated[RequiredText, Field(max_length=60, title="Survey")]
    closes_on: Annotated[DueDate, Field(title="Closes on")]
    about: Annotated[Id | None, Ref("org.Employee"), Field(title="About", description="The manager of a feedback.")] = (
        None
    )


@operation("people.open_poll", title=_("Open a survey among the staff"), posts=("hr_manager",))
def open_poll(cmd: OpenPoll, ctx: Context) -> Done:
    """Everybody who is asked is told. Refused for a day that is over, a feedback about nobody or about who leads nothing,
    and where too few people would answer to stay unknown."""
    if cmd.closes_on < ctx.today:
        raise Refused("poll.past", _("This day is over."), field="closes_on")
    if (cmd.kind == PollKind.FEEDBACK) != (cmd.about is not None):
        raise Refused("poll.about", _("A feedback names a manager, a morale survey nobody."), field="about")
    departments = homes(ctx, ctx.today)
    least = int(parameter(ctx, "people.anonymous_least", ctx.today))
    if cmd.about is not None:
        _person, posts = worker(ctx, cmd.about, field="about")
        if not posts & set(HEADS.values()):
            raise Refused("poll.no_manager", _("Feedback is asked for about managers."), field="about")
        groups = feedback_groups(cmd.about, departments, _held(ctx), least)
    else:
        groups = morale_groups(departments, least)
    if len(groups) < least:
        raise Refused("poll.too_few", _("Fewer than %(least)s people would answer: they would be known."), least=least)
    made = Poll.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "MY"), opened_by_id=ctx.actor.employee_id, **cmd.model_dump(exclude={"about"}),
        about_id=cmd.about,
    )  # fmt: skip
    PollVoice.objects.bulk_create(
        PollVoice(store_id=ctx.store_id, poll=made, employee_id=person, group=group) for person, group in groups.items()
    )
    PollTally.objects.bulk_create(
        PollTally(store_id=ctx.store_id, poll=made, group=group, question=n, score=score)
        for group in sorted(set(groups.values()))
        for n in range(1, len(questions(cmd.kind)) + 1)
        for score in SCORES
    )
    ctx.changed(made, None, {"kind": cmd.kind, "people": len(groups)})
    for person in groups:
        ctx.tell(
            _("You are asked, without a name: %(what)s"), employee_id=person, what=cmd.title, link="/people/voice/"
        )
    return Done(id=made.pk, number=made.number)


def _held(ctx: Context) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Assignment.objects.filter(store_id=ctx.store_id, since__lte=ctx.today, employee__active=True)
    for person, post in rows.filter(Q(until=None) | Q(until__gte=ctx.today)).values_list("employee_id", "post"):
        found[person].add(post)
    return found
