"""Reading the books: trial balance, account ledger, stock against its account. Every figure opens."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Account, Period
from chehang.ledger.queries import account_ledger, trial_balance

from ..agreement import agreement
from ..partners import names_of
from .asking import day, number
from .paging import ROWS, Pages

PAIRS = ("opening_debit", "opening_credit", "debit", "credit", "closing_debit", "closing_credit")


@page("finance.open_trial_balance")
def trial(request: HttpRequest) -> HttpResponse:
    """科目余额表 over a span of months."""
    actor = actor_of(request)
    months = list(access.rows(Period, actor).order_by("-first_day"))
    today = clock_of(request).today()
    since = day(request, "since", months[0].first_day if months else today.replace(day=1))
    until = max(day(request, "until", since), since)
    rows = trial_balance(actor, since, until, all_accounts="all" in request.GET)
    level = number(request, "level") or 3
    totals = {name: sum(getattr(r, name) for r in rows if r.account.leaf) for name in PAIRS}
    shown = [r for r in rows if r.level < level]
    if "export" in request.GET:
        return _trial_sheet(shown, totals)
    last = next((m.last_day for m in months if m.first_day == until.replace(day=1)), until)
    context = {
        "rows": shown,
        "totals": totals,
        "balanced": all(totals[a] == totals[b] for a, b in zip(PAIRS[::2], PAIRS[1::2], strict=True)),
        "months": months,
        "since": since.replace(day=1),
        "until": until.replace(day=1),
        "last": last,
        "level": level,
        "all": "all" in request.GET,
    }
    return render(request, "finance/trial_balance.html", context)


def _trial_sheet(rows: Iterable[Any], totals: dict[str, Any]) -> HttpResponse:
    titles = (_("Opening debit"), _("Opening credit"), _("Debit"), _("Credit"), _("Closing debit"), _("Closing credit"))
    sheets = [Sheet("code", _("Code"), "text"), Sheet("name", _("Name"), "text")]
    sheets += [Sheet(name, title, "money") for name, title in zip(PAIRS, titles, strict=True)]
    values = [[r.account.code, r.account.name, *(getattr(r, name) for name in PAIRS)] for r in rows]
    values.append(["", _("Total"), *totals.values()])
    return workbook(sheets, values, _("Trial balance"))


@page("finance.open_account_ledger")
def ledger(request: HttpRequest) -> HttpResponse:
    """明细账 of an account with its running balance."""
    actor = actor_of(request)
    today = clock_of(request).today()
    since, until = day(request, "since", today.replace(day=1)), day(request, "until", today)
    accounts = access.rows(Account, actor).order_by("code")
    chosen = number(request, "account")
    account = access.get(Account, chosen, actor) if chosen else accounts.filter(code="1002").first()
    kind = request.GET.get("partner_kind", "")
    partner = (kind, number(request, "partner_id")) if kind else None
    turned = Pages.of(request)
    some = {} if "export" in request.GET else {"limit": ROWS, "skip": turned.skip}
    found = account_ledger(actor, account, since, until, partner=partner, **some) if account else None
    names = names_of(actor, {(r.line.partner_kind, r.line.partner_id) for r in found.rows}) if found else {}
    if found and "export" in request.GET:
        return _ledger_sheet(found, names)
    rows = [
        {"line": r.line, "balance": r.balance, "partner": names.get((r.line.partner_kind, r.line.partner_id), "")}
        for r in (found.rows if found else [])
    ]
    context = {
        "account": account,
        "accounts": accounts,
        "found": found,
        "rows": rows,
        "pages": turned.over(found.count if found else 0),
        "since": since,
        "until": until,
        "partner": names_of(actor, {partner}).get(partner, "") if partner else "",
    }
    return render(request, "finance/account_ledger.html", context)


def _ledger_sheet(found: Any, names: dict[Any, str]) -> HttpResponse:
    sheets = [
        Sheet("date", _("Date"), "date"),
        Sheet("voucher", _("Voucher"), "text"),
        Sheet("account", _("Ledger account"), "text"),
        Sheet("summary", _("Summary"), "text"),
        Sheet("partner", _("Partner"), "text"),
        Sheet("debit", _("Debit"), "money"),
        Sheet("credit", _("Credit"), "money"),
        Sheet("balance", _("Balance"), "money"),
    ]
    values: list[list[Any]] = [[None, "", "", _("Opening balance"), "", None, None, found.opening]]
    for r in found.rows:
        x = r.line
        partner = names.get((x.partner_kind, x.partner_id), "")
        values.append(
            [
                x.voucher.date,
                str(x.voucher),
                str(x.account),
                x.summary,
                partner,
                x.debit or None,
                x.credit or None,
                r.balance,
            ]
        )
    values.append([None, "", "", _("Total"), "", found.debit, found.credit, found.closing])
    return workbook(sheets, values, str(found.account))


@page("finance.open_goods_and_money")
def goods_and_money(request: HttpRequest) -> HttpResponse:
    """The goods book's value against the stock account, and the documents where they differ."""
    actor = actor_of(request)
    return render(
        request, "finance/goods_and_money.html", {"found": agreement(actor), "today": clock_of(request).today()}
    )
