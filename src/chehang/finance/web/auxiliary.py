"""Two more books on a page: an account by one of its dimensions (辅助核算余额表), and the voucher summary (凭证汇总表). Both by days, both open."""

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Account
from chehang.ledger.queries import DIMENSIONS, DimensionRow, by_dimension, voucher_summary
from chehang.org.posts import DEPARTMENTS
from chehang.vehicles.models import Vehicle

from ..partners import names_of
from .asking import day, number
from .paging import ROWS, Pages

ZERO = Decimal(0)
TITLES = {
    "partner": gettext_lazy("Partner"),
    "department": gettext_lazy("Department"),
    "item": gettext_lazy("Car, work order or batch"),
    "project": gettext_lazy("Project"),
    "cash_flow": gettext_lazy("Cash-flow item"),
}
ITEMS = {
    "shipment": gettext_lazy("Import batch"),
    "work_order": gettext_lazy("Work order"),
    "asset": gettext_lazy("Fixed asset"),
}


@page("finance.open_account_ledger")
def dimensions(request: HttpRequest) -> HttpResponse:
    """辅助核算余额表 of an account between two days; a partner's row opens his lines."""
    actor = actor_of(request)
    today = clock_of(request).today()
    since, until = day(request, "since", today.replace(day=1)), day(request, "until", today)
    by = request.GET.get("by", "partner")
    if by not in DIMENSIONS:
        raise NotFound("not_found", gettext_lazy("There is no such page."))
    accounts = access.rows(Account, actor).order_by("code")
    chosen = number(request, "account")
    account = access.get(Account, chosen, actor) if chosen else accounts.filter(code="1122").first()
    rows = by_dimension(actor, account, by, since, until) if account else []
    turned = Pages.of(request).over(len(rows))
    there = rows if "export" in request.GET else rows[turned.skip : turned.skip + ROWS]
    names = _names(actor, by, there)
    shown = [{"row": r, "title": names[r.key], "url": _url(account, by, r, since, until)} for r in there]
    totals = [sum((getattr(r, x) for r in rows), ZERO) for x in ("opening", "debit", "credit", "closing")]
    if "export" in request.GET:
        sheets = [Sheet("what", str(TITLES[by]), "text", width=30), *(Sheet(t, t, "money") for t in _columns())]
        values = [[x["title"], r.opening, r.debit, r.credit, r.closing] for x, r in zip(shown, rows, strict=True)]
        return workbook(sheets, [*values, [_("Total"), *totals]], f"{account} {TITLES[by]}")
    context = {
        "account": account, "accounts": accounts, "by": by, "views": TITLES.items(), "rows": shown, "pages": turned,
        "totals": totals, "since": since, "until": until, "title": TITLES[by], "columns": _columns(),
    }  # fmt: skip
    return render(request, "finance/dimensions.html", context)


@page("finance.open_trial_balance")
def summary(request: HttpRequest) -> HttpResponse:
    """凭证汇总表: what the vouchers between two days booked on each account."""
    actor = actor_of(request)
    today = clock_of(request).today()
    since, until = day(request, "since", today.replace(day=1)), day(request, "until", today)
    rows, count = voucher_summary(actor, since, until)
    debit, credit = sum((r.debit for r in rows), ZERO), sum((r.credit for r in rows), ZERO)
    if "export" in request.GET:
        sheets = [
            Sheet("code", _("Code"), "text"), Sheet("name", _("Name"), "text", width=30), Sheet("n", _("Vouchers"), "number"),
            Sheet("d", _("Debit"), "money"), Sheet("c", _("Credit"), "money"),
        ]  # fmt: skip
        values: list[list[Any]] = [[r.account.code, r.account.name, r.vouchers, r.debit, r.credit] for r in rows]
        return workbook(sheets, [*values, ["", _("Total"), count, debit, credit]], _("Voucher summary"))
    context = {"rows": rows, "count": count, "debit": debit, "credit": credit, "since": since, "until": until}
    return render(request, "finance/summary.html", context)


def _columns() -> tuple[str, ...]:
    return (_("Opening balance"), _("Debit"), _("Credit"), _("Closing balance"))


def _names(actor: Actor, by: str, rows: list[DimensionRow]) -> dict[tuple[Any, ...], str]:
    nobody = _("(not said)")
    if by == "partner":
        known = names_of(actor, [(k, pk) for k, pk in (r.key for r in rows)])
        return {r.key: known.get((r.key[0], r.key[1]), nobody) for r in rows}
    if by == "department":
        return {r.key: str(DEPARTMENTS.get(r.key[0], nobody)) for r in rows}
    if by == "item":
        cars = access.rows(Vehicle, actor).in_bulk([pk for kind, pk in (r.key for r in rows) if kind == "vehicle"])
        return {r.key: _item(cars, r.key, nobody) for r in rows}
    return {r.key: str(r.key[0]) or nobody for r in rows}


def _item(cars: dict[int, Vehicle], key: tuple[Any, ...], nobody: str) -> str:
    kind, pk = key
    if not kind:
        return nobody
    return str(cars[pk]) if kind == "vehicle" and pk in cars else f"{ITEMS.get(kind, kind)} {pk}"


def _url(account: Account | None, by: str, row: DimensionRow, since: date, until: date) -> str:
    if account is None or by != "partner" or not row.key[0]:
        return ""
    kind, pk = row.key
    facts = {"account": account.pk, "partner_kind": kind, "partner_id": pk, "since": since, "until": until}
    return f"/finance/account_ledger/?{urlencode(facts)}"
