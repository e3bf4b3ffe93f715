"""The statements of a year as rows, the changes in equity, and the notes that write themselves from the books."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import access
from chehang.core.context import Context
from chehang.ledger.models import Period

from ..assets.models import Asset
from ..maker.models import Rebate
from ..methods.models import TaxNote
from ..statements.cash_flow import cash_flow
from ..statements.figures import Statement, balance_sheet, closing, income_statement
from ..statements.rows import rows_of

ZERO = Decimal(0)
EQUITY = (
    (gettext_lazy("Paid-in capital"), ("4001",)),
    (gettext_lazy("Capital reserve"), ("4002",)),
    (gettext_lazy("Surplus reserve"), ("4101",)),
    (gettext_lazy("Undistributed profit"), ("4103", "4104")),
)


def statements_of(ctx: Context, year: int) -> list[dict[str, Any]]:
    """Balance sheet, income statement, cash flow and changes in equity of a year."""
    first, last = date(year, 1, 1), date(year, 12, 1)
    made = [
        (_("Balance sheet"), balance_sheet(ctx, last)),
        (_("Income statement"), income_statement(ctx, first, last)),
        (_("Cash flow statement"), cash_flow(ctx, first, last)),
    ]
    return [*({"title": title, "rows": _rows(found)} for title, found in made), {"title": _("Changes in equity"), "rows": _equity(ctx, year)}]  # fmt: skip


def _rows(found: Statement) -> list[list[str]]:
    _name, first = found.columns[0]
    before = dict(found.columns).get("year_before") or dict(found.columns).get("last_year") or {}
    rows = []
    for row in rows_of(found.name):
        old = before[row.key].amount if row.key in before else ZERO
        rows.append([row.title, f"{first[row.key].amount:.2f}", f"{old:.2f}"])
    return rows


def _equity(ctx: Context, year: int) -> list[list[str]]:
    """Each part of equity: at the start, changed, at the end."""
    before, after = closing(ctx, date(year - 1, 12, 1)), closing(ctx, date(year, 12, 1))
    rows = []
    for title, codes in EQUITY:
        start, end = (-sum((b.net for b in found if b.code.startswith(codes)), ZERO) for found in (before, after))
        rows.append([str(title), f"{start:.2f}", f"{end - start:.2f}", f"{end:.2f}"])
    return rows


def notes_of(ctx: Context, year: int) -> list[list[str]]:
    """What the books know by themselves: assets, rebates, differences to the tax law."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    assets = list(access.rows(Asset, ctx).filter(started__lte=last).exclude(disposed_on__lt=first))
    cost, worn = sum((a.cost for a in assets), ZERO), sum((a.worn for a in assets), ZERO)
    rebates = access.rows(Rebate, ctx).filter(period__year=year)
    earned = sum((r.due for r in rebates), ZERO)
    waiting = sum((r.due for r in rebates if r.state != "settled"), ZERO)
    notes = [
        [_("Fixed assets"), _("%(count)s cards, cost %(cost)s, worn off %(worn)s, value %(value)s") % {"count": len(assets), "cost": f"{cost:,.2f}", "worn": f"{worn:,.2f}", "value": f"{cost - worn:,.2f}"}],
        [_("Maker's rebates"), _("Accrued %(sum)s with VAT, of it not settled %(rest)s") % {"sum": f"{earned:,.2f}", "rest": f"{waiting:,.2f}"}],
    ]  # fmt: skip
    for note in access.rows(TaxNote, ctx).filter(year=year).order_by("id"):
        notes.append([_("Book-tax difference: %(subject)s") % {"subject": note.subject},
                      f"{note.get_kind_display()} {note.booked:,.2f} − {note.allowed:,.2f} = {note.adjustment:,.2f} ({note.basis})"])  # fmt: skip
    return notes


def open_months(ctx: Context, year: int) -> list[str]:
    """Months of the year that are in the books and not closed yet."""
    return [str(p) for p in access.rows(Period, ctx).filter(year=year, state="open").order_by("month")]
