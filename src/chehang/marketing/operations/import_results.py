"""Read what advertisements of a week have brought from the file of the platforms."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Base64Bytes, Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText

from ..models import Placement
from ..results import ResultRow, impossible, read_results

LARGEST = 5 * 1024 * 1024
KEPT = ("proof", "impressions", "clicks", "leads", "valid", "visits", "orders")


class ImportResults(Command):
    """The file's name and its content (base64); the content itself is not journalled."""

    name: Annotated[RequiredText, Field(title="File")]
    content: Annotated[Base64Bytes, Field(max_length=LARGEST, exclude=True)]


@operation(
    "marketing.import_results", title=_("Read results from a file"), posts=("marketing_specialist", "marketing_manager")
)
def import_results(cmd: ImportResults, ctx: Context) -> Done:
    """Every row belongs to an advertisement of the media plan, by medium, week and position; read again it changes nothing.

    Refused as a whole for a bad cell, for an advertisement that nobody planned or that has not begun, and for numbers that cannot be.
    """
    found = read_results(cmd.content)
    plan = access.rows(Placement, ctx).filter(
        medium__in={row.medium for _n, row in found}, week__in={row.week for _n, row in found}
    )
    planned = {(p.medium, p.week, p.position): p for p in plan.select_for_update(of=("self",)).order_by("id")}
    changed = 0
    for n, row in found:
        changed += _take(ctx, n, row, planned.get((row.medium, row.week, row.position)))
    return Done(rows=len(found), changed=changed)


def _take(ctx: Context, n: int, row: ResultRow, placement: Placement | None) -> bool:
    what = f"{row.medium} {row.week} {row.position}".strip()
    if placement is None:
        raise Refused(
            "results.not_planned",
            _("Row %(row)s: %(what)s is not in the media plan. Plan it first, or correct medium, week or position."),
            field="content",
            row=n,
            what=what,
        )
    if row.week > ctx.today:
        raise Refused("results.early", _("Row %(row)s: %(what)s has not begun yet."), field="content", row=n, what=what)
    after = row.model_dump(include=set(KEPT))
    if broken := impossible(after):
        _stage, more, less = broken
        raise Refused(
            "results.impossible",
            _("Row %(row)s: %(more)s cannot be more than %(less)s, the stage before (%(what)s)."),
            field="content",
            row=n,
            more=more,
            less=less,
            what=what,
        )
    before = {name: getattr(placement, name) for name in KEPT}
    if before == after:
        return False
    for name, value in after.items():
        setattr(placement, name, value)
    placement.save(update_fields=list(KEPT))
    ctx.changed(placement, before, after)
    return True
