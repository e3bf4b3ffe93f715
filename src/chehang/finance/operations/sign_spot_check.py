"""Sign a spot check with what was found."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, RequiredText, ShortText
from chehang.finance.models import SpotCheck


class FoundItem(Command):
    """The number in the sample, what is there, and a note where it differs."""

    n: Annotated[int, Field(ge=1, le=400, title="No.")]
    found: Annotated[RequiredText, Field(title="Found")]
    note: Annotated[ShortText, Field(title="Note")] = ""


class SignSpotCheck(Command):
    """Every item with what was found, and the conclusion."""

    check_id: Annotated[Id, Ref("finance.SpotCheck"), Field(title="Spot check")]
    conclusion: Annotated[Reason, Field(title="Conclusion")]
    items: tuple[FoundItem, ...] = ()


@operation("finance.sign_spot_check", title=_("Sign the spot check"), posts=("finance_manager",))
def sign_spot_check(cmd: SignSpotCheck, ctx: Context) -> Done:
    """Keep what was found. Items left out were found as booked; one that differs needs a note. Signed once.
    Refused when it is signed, for an item that is not in it, and for a difference without a note."""
    row = access.get(SpotCheck, cmd.check_id, ctx, lock=True)
    if row.signed_by_id is not None:
        raise Conflict("spot_check.signed", _("This spot check is signed already."))
    items = [x | {"found": x["booked"]} for x in row.items]
    differ = 0
    for typed in cmd.items:
        if typed.n > len(items):
            raise Refused("spot_check.item", _("The sample has %(count)s items."), field="items", count=len(items))
        item = items[typed.n - 1]
        if typed.found != item["booked"] and not typed.note:
            raise Refused("spot_check.note", _("Item %(n)s differs: please note why."), field="items", n=typed.n)
        differ += typed.found != item["booked"]
        items[typed.n - 1] = item | {"found": typed.found, "note": typed.note}
    row.items, row.conclusion = items, cmd.conclusion
    row.signed_by_id, row.signed_at = ctx.actor.employee_id, ctx.now
    row.save()
    ctx.changed(row, None, {"differ": differ, "conclusion": cmd.conclusion})
    if differ:
        ctx.tell(
            _("Spot check %(number)s: %(count)s items differ"),
            post="general_manager",
            link=f"/finance/spot_checks/{row.pk}/",
            number=row.number,
            count=differ,
        )
    return Done(id=row.pk, number=row.number, differ=differ)
