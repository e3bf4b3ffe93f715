"""Note a candidate."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Ref, RequiredText, ShortText, Text
from chehang.people.models import Candidate, Requisition


class AddCandidate(Command):
    """For which requisition, who, and from where."""

    requisition: Annotated[Id, Ref("people.Requisition"), Field(title="Staff requisition")]
    name: Annotated[RequiredText, Field(title="Name"), Personal()]
    mobile: Annotated[str, Field(pattern=r"^1\d{10}$", title="Mobile"), Personal()]
    source: Annotated[ShortText, Field(max_length=60, title="Where from")] = ""
    resume: Annotated[Text, Field(title="Curriculum vitae")] = ""


@operation("people.add_candidate", title=_("Note a candidate"), posts=("hr_manager",))
def add_candidate(cmd: AddCandidate, ctx: Context) -> Done:
    """Refused while the requisition is not approved, and for a mobile number that stands on it already."""
    wanted = access.get(Requisition, cmd.requisition, ctx, lock=True)
    if wanted.state != "approved":
        raise Refused(
            "requisition.not_open",
            _("This requisition is not open. Candidates are noted once it is approved."),
            field="requisition",
        )
    if wanted.candidates.filter(mobile=cmd.mobile).exists():
        raise Conflict("candidate.twice", _("This candidate is on the list already."), field="mobile")
    made = Candidate.objects.create(
        store_id=ctx.store_id,
        requisition=wanted,
        name=cmd.name,
        mobile=cmd.mobile,
        source=cmd.source,
        resume=cmd.resume,
    )
    ctx.changed(made, None, {"name": cmd.name, "mobile": cmd.mobile})
    return Done(id=made.pk)
