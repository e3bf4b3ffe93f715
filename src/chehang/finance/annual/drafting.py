"""The statements of a year as rows, the changes in equity, and the notes that write themselves from the books."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import access
from chehang.core.context import Context
from chehang.ledger.models import Account, Period, RoleAccount
from chehang.ledger.queries import balance_of_role

from ..assets.models import Asset
from ..maker.models import Rebate
from ..methods.models import TaxNote
from ..statements.cash_flow import cash_flow
from ..statements.figures import Statement, balance_sheet, closing, income_statement
from ..statements.rows import rows_of
from .differences import limited

ZERO = Decimal(0)
EQUITY = (
    (gettext_lazy("Paid-in capital"), ("4001",)),
    (gettext_lazy("Capital reserve"), ("4002",)),
    (gettext_lazy("Surplus reserve"), ("4101",)),
    (gettext_lazy("Undistributed profit"), ("4103", "4104")),
)

SHEET_NOTES = ("money", "receivables", "prepayments", "other_receivables", "inventories", "fixed_assets", "right_of_use", "short_loans", "notes_payable",
               "payables", "contract_liabilities", "wages", "taxes", "other_payables", "lease", "reserve", "undistributed")  # fmt: skip
INCOME_NOTES = ("revenue", "cost", "surtax", "selling", "admin", "finance", "credit_loss", "impairment", "disposal", "other_income", "other_expense", "income_tax")  # fmt: skip


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
    cost, worn = sum((a.held for a in assets), ZERO), sum((a.worn for a in assets), ZERO)
    rebates = access.rows(Rebate, ctx).filter(period__year=year)
    earned = sum((r.due for r in rebates), ZERO)
    waiting = sum((r.due for r in rebates if r.state != "settled"), ZERO)
    notes = [
        *_items(ctx, year),
        [_("Fixed assets"), _("%(count)s cards, cost %(cost)s, worn off %(worn)s, value %(value)s") % {"count": len(assets), "cost": f"{cost:,.2f}", "worn": f"{worn:,.2f}", "value": f"{cost - worn:,.2f}"}],
        [_("Maker's rebates"), _("Accrued %(sum)s with VAT, of it not settled %(rest)s") % {"sum": f"{earned:,.2f}", "rest": f"{waiting:,.2f}"}],
    ]  # fmt: skip
    notes += _estimated(ctx, year)
    for item in limited(ctx, year):
        notes.append([_("Book-tax difference: %(subject)s") % {"subject": item.subject},
                      f"{item.booked:,.2f} − {item.allowed:,.2f} = {item.adjustment:,.2f} ({item.basis})"])  # fmt: skip
    for note in access.rows(TaxNote, ctx).filter(year=year).order_by("id"):
        notes.append([_("Book-tax difference: %(subject)s") % {"subject": note.subject},
                      f"{note.get_kind_display()} {note.booked:,.2f} − {note.allowed:,.2f} = {note.adjustment:,.2f} ({note.basis})"])  # fmt: skip
    return notes


def _estimated(ctx: Context, year: int) -> list[list[str]]:
    """暂估 over the year's end: what of it was sold counts for the income tax only if its invoice comes before the yearly filing ends
    (国家税务总局公告2018年第28号 art. 6)."""
    code = (
        access.rows(RoleAccount, ctx).filter(role="payable_estimated").values_list("account__code", flat=True).first()
    )
    then = -sum((b.net for b in closing(ctx, date(year, 12, 1)) if b.code == code), ZERO)
    if not then:
        return []
    left = -balance_of_role(ctx, "payable_estimated")
    said = _(
        "At the end of the year %(then)s, of it without invoice today at most %(left)s. What was sold of it is added to the taxable profit unless its invoice comes by 31 May."
    )
    return [[_("Goods received without invoice"), said % {"then": f"{then:,.2f}", "left": f"{min(left, then):,.2f}"}]]


def _items(ctx: Context, year: int) -> list[list[str]]:
    """The list of notes: each line of balance sheet and income statement that is made of several accounts, account by account, with the year before."""
    first, last = date(year, 1, 1), date(year, 12, 1)
    names = {a.pk: a.name_zh for a in access.rows(Account, ctx)}
    notes = []
    for found, keys in ((balance_sheet(ctx, last), SHEET_NOTES), (income_statement(ctx, first, last), INCOME_NOTES)):
        made = dict(found.columns)
        now, before = found.columns[0][1], made.get("year_before") or made["last_year"]
        for row in rows_of(found.name):
            if row.key in keys and (now[row.key].amount or before[row.key].amount):
                parts = ";".join(f"{names[p.account_id]} {p.amount:,.2f}" for p in now[row.key].parts)
                notes.append(
                    [
                        row.zh,
                        f"{now[row.key].amount:,.2f}({before[row.key].amount:,.2f})" + (f":{parts}" if parts else ""),
                    ]
                )
    return notes


def open_months(ctx: Context, year: int) -> list[str]:
    """Months of the year that are in the books and not closed yet."""
    return [str(p) for p in access.rows(Period, ctx).filter(year=year, state="open").order_by("month")]
