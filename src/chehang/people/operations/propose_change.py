"""Propose a change of the organisation."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, LongText, Reason, Ref, ShortText
from chehang.org.posts import POSTS
from chehang.people.applying import require_empty, require_no_circle
from chehang.people.models import OrgChange, OrgUnit, Position
from chehang.people.models.organisation import ChangeKind, HoursSystem


class ProposeChange(Command):
    """A new post, a changed one, or one to be abolished. What is left empty stays as it is."""

    kind: ChangeKind
    effective_on: Annotated[DueDate, Field(title="Effective from")]
    reason: Reason
    position: Annotated[Id | None, Ref("people.Position"), Field(title="Post")] = None
    code: Annotated[str, Field(max_length=40, pattern=r"^[0-9A-Za-z_-]*$", title="Code")] = ""
    title: Annotated[ShortText, Field(max_length=60, title="Name of the post")] = ""
    unit: Annotated[Id | None, Ref("people.OrgUnit"), Field(title="Department")] = None
    headcount: Annotated[int | None, Field(ge=0, le=500)] = None
    grade: Annotated[int | None, Field(ge=1, le=20)] = None
    hours: HoursSystem | None = None
    reports_to: Annotated[Id | None, Ref("people.Position"), Field(title="Reports to")] = None
    rights: Annotated[
        ShortText,
        Field(max_length=40, title="Rights of the post", description="Code of a post of the house; empty: no rights."),
    ] = ""
    duty: Annotated[LongText | None, Field(title="Job description")] = None


@operation(
    "people.propose_change", title=_("Propose a change of the organisation"), posts=("hr_manager", "general_manager")
)
def propose_change(cmd: ProposeChange, ctx: Context) -> Done:
    """Ask the general manager. Refused for an unknown right, a way round, a post still held, and a code taken twice."""
    if cmd.rights and cmd.rights not in POSTS:
        raise Refused("post.unknown", _("There is no such post."), field="rights")
    if cmd.effective_on < ctx.today:
        raise Refused("change.past", _("A change takes effect today or later."), field="effective_on")
    facts = _facts(cmd, ctx)
    change = OrgChange.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "ZZ"), kind=cmd.kind, effective_on=cmd.effective_on,
        reason=cmd.reason, asked_by_id=ctx.actor.employee_id, **facts,
    )  # fmt: skip
    ctx.changed(change, None, {"kind": str(cmd.kind), "title": change.title, "effective_on": str(cmd.effective_on)})
    approvals.ask(ctx, change)
    return Done(id=change.pk, number=change.number)


def _facts(cmd: ProposeChange, ctx: Context) -> dict[str, object]:
    given = {
        n: getattr(cmd, n)
        for n in ("title", "headcount", "grade", "hours", "rights", "duty")
        if getattr(cmd, n) not in (None, "")
    }
    if cmd.unit:
        given["unit"] = access.get(OrgUnit, cmd.unit, ctx)
    if cmd.reports_to:
        given["reports_to"] = access.get(Position, cmd.reports_to, ctx)
    if cmd.kind == ChangeKind.NEW:
        for name in ("code", "title", "unit"):
            if not getattr(cmd, name):
                raise Refused("change.incomplete", _("A new post needs code, name and unit."), field=name)
        if Position.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
            raise Refused("position.code_taken", _("The code %(code)s is taken."), field="code", code=cmd.code)
        return {"code": cmd.code, **given}
    if cmd.position is None:
        raise Refused("change.which", _("Say which post changes."), field="position")
    position = access.get(Position, cmd.position, ctx)
    if cmd.kind == ChangeKind.CLOSE:
        require_empty(position)
    elif cmd.reports_to:
        require_no_circle(position, cmd.reports_to)
    kept = {
        n: getattr(position, n)
        for n in ("code", "title", "unit", "headcount", "grade", "hours", "reports_to", "rights", "duty")
    }
    return {**kept, **given, "position": position}
