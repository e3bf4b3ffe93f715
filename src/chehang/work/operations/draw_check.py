"""Draw an unannounced round."""

import hashlib
from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.checks.checking import plan, scored
from chehang.work.heads import MANAGERS
from chehang.work.models import CheckPlace, CheckRound, CheckTemplate
from chehang.work.people import require_lead


class DrawCheck(Command):
    """The checklist and who goes; the system draws place and day."""

    template: Annotated[Id, Ref("work.CheckTemplate"), Field(title="Checklist")]
    checker: Annotated[Id, Ref("org.Employee"), Field(title="Checker")]
    within: Annotated[int, Field(ge=1, le=31, title="Within days")] = 7


@operation("work.draw_check", title=_("Draw an unannounced round"), posts=MANAGERS)
def draw_check(cmd: DrawCheck, ctx: Context) -> Done:
    """Place and day are drawn from the active places, of a scored checklist not from the checker's own; only the checker is told. Refused where there is no place."""
    template = access.get(CheckTemplate, cmd.template, ctx)
    if not template.current:
        raise Refused("check.old_version", _("There is a newer version of this checklist."), field="template")
    require_lead(ctx, {template.department, "people"}, field="template")
    there = CheckPlace.objects.filter(store_id=ctx.store_id, active=True)
    places = list((there.exclude(owner_id=cmd.checker) if scored(template) else there).order_by("id"))
    if not places:
        raise Refused("check.no_place", _("There is no place to be checked. Add one first."))
    # Drawn from the moment and the number of rounds so far: nobody chooses it, and a played past stays the same.
    count = CheckRound.objects.filter(store_id=ctx.store_id).count()
    lot = int.from_bytes(hashlib.sha256(f"{ctx.store_id} {ctx.now.isoformat()} {count}".encode()).digest()[:8])
    day = ctx.today + timedelta(days=lot // len(places) % cmd.within)
    check = plan(ctx, template, places[lot % len(places)], cmd.checker, day, drawn=True)
    return Done(id=check.pk, number=check.number)
