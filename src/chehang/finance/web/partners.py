"""Ageing of receivables and payables, and the statement of account with one partner, to look at, print and send."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.money import ZERO, uppercase_amount
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.org.models import Store
from chehang.parties.models import Customer, Supplier

from ..statements.partners import CUSTOMER, SUPPLIER, account_with, ageing
from .asking import day, number
from .paging import ROWS, Pages

MODELS: dict[str, type[Any]] = {CUSTOMER: Customer, SUPPLIER: Supplier}


def _side(request: HttpRequest) -> str:
    return SUPPLIER if request.GET.get("side") == SUPPLIER else CUSTOMER


@page("finance.open_ageing")
def aged(request: HttpRequest) -> HttpResponse:
    """应收应付账龄: every partner with what is open, by days late; a row opens the statement of account."""
    actor, side = actor_of(request), _side(request)
    today: date = clock_of(request).today()
    found = ageing(actor, side, today)
    bands = (_("not due yet"), _("1 to 30 days late"), _("31 to 60 days late"), _("61 to 90 days late"), _("over 90 days late"))  # fmt: skip
    totals = [sum((a.bands[n] for a in found), ZERO) for n in range(len(bands))]
    if "export" in request.GET:
        sheets = [Sheet("code", _("Code"), "text"), Sheet("name", _("Name"), "text", width=30)]
        sheets += [Sheet(f"b{n}", title, "money") for n, title in enumerate(bands)]
        sheets += [Sheet("total", _("Total"), "money"), Sheet("oldest", _("Due longest"), "date")]
        values = [[a.partner.code, a.partner.name, *a.bands, a.total, a.oldest] for a in found]
        return workbook(sheets, values, _("Ageing of receivables and payables"))
    turned = Pages.of(request).over(len(found))
    context = {
        "side": side,
        "rows": found[turned.skip : turned.skip + ROWS],
        "bands": bands,
        "totals": totals,
        "total": sum(totals, ZERO),
        "pages": turned,
        "today": today,
        "year": today.replace(month=1, day=1),
    }
    return render(request, "finance/ageing.html", context)


@page("finance.open_ageing")
def account(request: HttpRequest) -> HttpResponse:
    """往来对账单 with ``?side=`` and ``?partner=`` between two days, with the papers that are open."""
    actor, side = actor_of(request), _side(request)
    today: date = clock_of(request).today()
    since, until = day(request, "since", today.replace(month=1, day=1)), day(request, "until", today)
    partner = access.get(MODELS[side], number(request, "partner"), actor)
    found = account_with(actor, side, partner, since, until)
    if "export" in request.GET:
        sheets = [
            Sheet("date", _("Date"), "date"), Sheet("voucher", _("Voucher"), "text"), Sheet("account", _("Ledger account"), "text", width=24),
            Sheet("summary", _("Summary"), "text", width=40), Sheet("debit", _("Debit"), "money"), Sheet("credit", _("Credit"), "money"),
            Sheet("balance", _("Balance"), "money"),
        ]  # fmt: skip
        values: list[list[Any]] = [[None, "", "", _("Opening balance"), None, None, found.opening]]
        for r in found.rows:
            x = r.line
            values.append([x.voucher.date, str(x.voucher), str(x.account), x.summary, x.debit or None, x.credit or None, r.balance])  # fmt: skip
        values.append([None, "", "", _("Closing balance"), found.debit, found.credit, found.closing])
        return workbook(sheets, values, f"{_('Statement of account')} {partner.name}")
    context = {
        "side": side,
        "partner": partner,
        "found": found,
        "since": since,
        "until": until,
        "today": today,
        "store": Store.objects.get(pk=actor.store_id),
        "capital": uppercase_amount(abs(found.closing)),
        "rest": sum((x.rest for x in found.items), ZERO),
    }
    return render(request, "finance/partner_account.html", context)
