"""Open a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, RequiredText, ShortText, Text
from chehang.work.cases.kinds import Level, Source
from chehang.work.cases.services import begin
from chehang.work.models import CaseType
from chehang.work.subjects import named


class OpenCase(Command):
    """What happened, from whom, and what is wanted."""

    type: Annotated[Id, Ref("work.CaseType"), Field(title="Case type")]
    title: Annotated[RequiredText, Field(title="Case")]
    facts: Annotated[Reason, Field(title="Facts")]
    source: Source = Source.PHONE
    level: Level = Level.ORDINARY
    complainant: Annotated[ShortText, Field(title="Complainant")] = ""
    demand: Annotated[Text, Field(title="Demand")] = ""
    about: Annotated[ShortText, Field(title="About (document)", description="Filled in by the page you come from.")] = (
        ""
    )
    about_id: Annotated[int, Field(ge=0, title="About (id)")] = 0


@operation("work.open_case", title=_("Open a case"), posts=("*",))
def open_case(cmd: OpenCase, ctx: Context) -> Done:
    """Anybody writes down what happened; the clock of the first response starts, the department's manager is told.

    A major case is told to the general manager at once. Refused for a type that is not in use.
    """
    kind = CaseType.objects.filter(pk=cmd.type, active=True).first()
    if kind is None:
        raise NotFound("case.unknown_type", _("There is no such type of case."), field="type")
    subject = named(ctx, cmd.about, cmd.about_id)
    case = begin(ctx, kind, cmd.title, cmd.facts, subject, cmd.level, cmd.source, cmd.demand, cmd.complainant)
    return Done(id=case.pk, number=case.number)
