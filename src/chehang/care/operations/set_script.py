"""Write the script of a kind of call, with its branches."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, Id, Ref, RequiredText, Text

from ..kinds import Outcome
from ..models import CallKind, ScriptBranch
from ..scripts import check


class Branch(Command):
    """What the customer answers, what is said then, and what the call usually comes to."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,20}$", title="Code")]
    after: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,20}$", title="Follows on the answer")] = ""
    answer: Annotated[RequiredText, Field(max_length=60, title="Answer of the customer")]
    say: Annotated[str, Field(max_length=500, title="What is said then")] = ""
    outcome: Annotated[Outcome | None, Field(title="Usual result")] = None


class SetScript(Command):
    """The kind of call, its opening words, and the answers in their order."""

    trigger: Annotated[Id, Ref("care.CallKind"), Field(title="Kind of call")]
    script: Annotated[Text, Field(title="Script")] = ""
    branches: Annotated[list[Branch], Field(max_length=20, title="Answers of the customer")] = []
    seen: Seen = ""


@operation("care.set_script", title=_("Write the script"), posts=("customer_service_manager",))
def set_script(cmd: SetScript, ctx: Context) -> Done:
    """The whole script is replaced, for all stores of the group; what customers have answered before keeps its words. Refused for a
    kind that is not there, one code twice, an answer on one that does not stand above it, and more than three deep."""
    made = CallKind.objects.select_for_update().filter(pk=cmd.trigger).first()
    if made is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=CallKind._meta.verbose_name)
    require_unchanged(ctx, cmd, made)
    check([(b.code, b.after) for b in cmd.branches])
    before = {"script": made.script, "branches": [b.code for b in made.branches.order_by("n")]}
    made.branches.all().delete()
    ScriptBranch.objects.bulk_create(
        ScriptBranch(kind=made, n=n, **b.model_dump(exclude={"outcome"}), outcome=b.outcome or "")
        for n, b in enumerate(cmd.branches, 1)
    )
    made.script = cmd.script
    made.save(update_fields=["script"])
    ctx.changed(made, before, {"script": cmd.script, "branches": [b.code for b in cmd.branches]})
    return Done(id=made.pk, number=made.code)
