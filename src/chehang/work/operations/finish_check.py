"""Finish a round."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.checks.checking import below_twice, hazard, improve, locked, plan, require_checker, score_of, scored
from chehang.work.checks.states import ROUND
from chehang.work.models import CheckTemplate


class FinishCheck(Command):
    """The round."""

    check: Annotated[Id, Ref("work.CheckRound"), Field(title="Check round")]


@operation("work.finish_check", title=_("Finish the round"), posts=("*",))
def finish_check(cmd: FinishCheck, ctx: Context) -> Done:
    """Each finding that is not well becomes a task with a deadline; below 80 % twice asks for a plan (§7.16); a round by rhythm plans the next from its own day.

    Refused while an item is unanswered.
    """
    check = locked(ctx, cmd.check)
    require_checker(ctx, check)
    answers = list(check.answers.select_related("item").order_by("item__n"))
    if len(answers) != check.template.items.count():
        raise Refused("check.unanswered", _("Some items have not been looked at yet."))
    wanting = [a for a in answers if not a.well]
    ROUND.advance(ctx, check, "finish", done_at=ctx.now, score=score_of(answers), failed=len(wanting))
    for answer in wanting:
        hazard(ctx, check, answer)
    if scored(check.template) and below_twice(check):
        improve(ctx, check)
    template = check.template
    if template.rhythm and not check.drawn:
        current = CheckTemplate.objects.filter(store_id=ctx.store_id, code=template.code, current=True).first()
        due = check.due + timedelta(days=template.rhythm)
        while due < ctx.today:
            due += timedelta(days=template.rhythm)
        plan(ctx, current or template, check.place, check.checker_id, due)
    return Done(id=check.pk, number=check.number)
