"""Sign the maker's statement."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, RequiredText
from chehang.finance.maker.models import MakerStatement
from chehang.finance.maker.states import STATEMENT


class ExplainedLine(Command):
    """The number of a line that differs, and why."""

    n: Annotated[int, Field(ge=1, le=4000, title="No.")]
    note: Annotated[RequiredText, Field(title="Why it differs")]


class SignMakerStatement(Command):
    """Each line that differs explained, and the conclusion."""

    statement: Annotated[Id, Ref("finance.MakerStatement")]
    conclusion: Annotated[Reason, Field(title="Conclusion")]
    lines: tuple[ExplainedLine, ...] = ()


@operation("finance.sign_maker_statement", title=_("Sign the maker's statement"), posts=("finance_manager",))
def sign_maker_statement(cmd: SignMakerStatement, ctx: Context) -> Done:
    """The account with the maker is agreed. Refused for who entered it, and while a line that differs is not explained."""
    statement = access.get(MakerStatement, cmd.statement, ctx, lock=True)
    if statement.entered_by_id == ctx.actor.employee_id:
        raise Refused("maker.own", _("You entered this statement yourself. Another person has to sign it."))
    said = {x.n: x.note for x in cmd.lines}
    lines = [x | {"note": said.get(n, x["note"])} for n, x in enumerate(statement.items, 1)]
    silent = [str(n) for n, x in enumerate(lines, 1) if x["amount"] != x["ours"] and not x["note"]]
    if silent:
        raise Refused(
            "maker.unexplained", _("Explain first the lines that differ: %(lines)s."), field="lines", lines="、".join(silent[:20])
        )  # fmt: skip
    STATEMENT.advance(
        ctx, statement, "sign", items=lines, conclusion=cmd.conclusion, signed_by_id=ctx.actor.employee_id
    )
    return Done(id=statement.pk, number=statement.number)
