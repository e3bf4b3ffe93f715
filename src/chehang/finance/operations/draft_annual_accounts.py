"""Draft the annual accounts."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText, Text
from chehang.finance.annual.drafting import notes_of, open_months, statements_of
from chehang.finance.annual.models import AnnualAccounts
from chehang.ledger.models import Period


class WrittenNote(Command):
    """A note in one's own words."""

    title: RequiredText
    text: Annotated[Text, Field(min_length=2)]


class DraftAnnualAccounts(Command):
    """The year, and what is to be said besides the figures."""

    year: Annotated[int, Field(ge=2016, le=2100, title="Year")]
    notes: tuple[WrittenNote, ...] = ()


@operation("finance.draft_annual_accounts", title=_("Draft the annual accounts"), posts=("accountant", "finance_manager"))  # fmt: skip
def draft_annual_accounts(cmd: DraftAnnualAccounts, ctx: Context) -> Done:
    """Four statements with notes, as the books stand. Refused for a year that is not in the books, and while one of its months is open."""
    if not access.rows(Period, ctx).filter(year=cmd.year).exists():
        raise Refused("annual.no_year", _("The books know nothing of %(year)s."), field="year", year=cmd.year)
    waiting = open_months(ctx, cmd.year)
    if waiting:
        raise Refused("annual.open", _("Close first: %(months)s."), field="year", months="、".join(waiting))
    last = access.rows(AnnualAccounts, ctx).filter(year=cmd.year).aggregate(n=Max("version"))["n"] or 0
    row = AnnualAccounts.objects.create(
        store_id=ctx.store_id, year=cmd.year, version=last + 1, statements=statements_of(ctx, cmd.year),
        notes=[*notes_of(ctx, cmd.year), *([n.title, n.text] for n in cmd.notes)],
        author_id=ctx.actor.employee_id, made_at=ctx.now,
    )  # fmt: skip
    ctx.changed(row, None, {"year": row.year, "version": row.version})
    ctx.tell(
        _("Annual accounts %(year)s wait for your signature"),
        post="general_manager",
        link=f"/finance/annual_accounts/{row.pk}/",
        year=row.year,
    )
    return Done(id=row.pk, number=str(row))
