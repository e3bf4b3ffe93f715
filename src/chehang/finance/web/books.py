"""Further books on a page: changes in equity, the multi-column ledger (多栏账), the ledger of quantities and amounts (数量金额账)."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.catalogue.models import Part
from chehang.core import access
from chehang.core.money import ZERO
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Account, Period
from chehang.ledger.queries import posted_between, span_of
from chehang.stock.models import Entry
from chehang.stock.queries import on_hand_at

from ..statements.equity import COLUMNS, agrees, changes_in_equity
from .asking import day, number
from .paging import ROWS, Pages

SHOWN = 1_000
EXPORTED = 20_000
MOST_COLUMNS = 30
ROW_TITLES = {
    "before": gettext_lazy("End of last year"),
    "income": gettext_lazy("Total comprehensive income"),
    "owners": gettext_lazy("Put in or taken out by owners"),
    "surplus_drawn": gettext_lazy("Drawn to the surplus reserve"),
    "other": gettext_lazy("Other changes"),
    "after": gettext_lazy("End of this period"),
}
COLUMN_TITLES = {
    "capital": gettext_lazy("Paid-in capital"),
    "reserve": gettext_lazy("Capital reserve"),
    "surplus": gettext_lazy("Surplus reserve"),
    "retained": gettext_lazy("Undistributed profit"),
}


@page("finance.open_statements")
def equity(request: HttpRequest) -> HttpResponse:
    """所有者权益变动表 of the year up to a month."""
    actor = actor_of(request)
    months = list(access.rows(Period, actor).order_by("-first_day"))
    today = clock_of(request).today()
    until = day(request, "until", months[0].first_day if months else today).replace(day=1)
    rows = changes_in_equity(actor, until)
    titles = [str(COLUMN_TITLES[c]) for c in COLUMNS] + [_("Total")]
    if "export" in request.GET:
        sheets = [Sheet("what", _("Item of equity"), "text", width=30), *(Sheet(t, t, "money") for t in titles)]
        return workbook(sheets, [[str(ROW_TITLES[r.key]), *r.cells] for r in rows], _("Statement of changes in equity"))
    context = {
        "rows": [(r, ROW_TITLES[r.key]) for r in rows],
        "columns": titles,
        "until": until,
        "months": months,
        "agrees": agrees(rows),
    }
    return render(request, "finance/equity.html", context)


@page("finance.open_account_ledger")
def columns(request: HttpRequest) -> HttpResponse:
    """多栏账: the lines of an account's sub-accounts, one column each, debit less credit on the account's own side."""
    actor = actor_of(request)
    today = clock_of(request).today()
    since, until = day(request, "since", today.replace(day=1)), day(request, "until", today)
    parents = access.rows(Account, actor).filter(leaf=False).order_by("code")
    chosen = number(request, "account")
    account = access.get(Account, chosen, actor) if chosen else parents.filter(code="6602").first() or parents.first()
    turned, count = Pages.of(request), 0
    heads: list[Account] = []
    rows: list[dict[str, Any]] = []
    sums: dict[int, Decimal] = defaultdict(lambda: ZERO)
    if account:
        heads = list(
            access.rows(Account, actor).filter(code__startswith=f"{account.code}.", leaf=True).order_by("code")
        )
        lines = posted_between(actor, span_of(actor, since, until)).filter(account__in=heads)
        sign = 1 if account.normal_side == "debit" else -1
        for pk, debit, credit, n in (
            lines.order_by().values_list("account_id").annotate(Sum("debit"), Sum("credit"), Count("pk"))
        ):
            sums[pk], count = (debit - credit) * sign, count + n
        heads = [h for h in heads if h.pk in sums][:MOST_COLUMNS]
        ordered = lines.select_related("voucher__period").order_by("voucher__date", "voucher_id", "n")
        for line in ordered[:EXPORTED] if "export" in request.GET else ordered[turned.skip : turned.skip + ROWS]:
            worth = (line.debit - line.credit) * sign
            rows.append(
                {"line": line, "cells": [worth if h.pk == line.account_id else None for h in heads], "worth": worth}
            )
    if "export" in request.GET and account:
        sheets = [
            Sheet("date", _("Date"), "date"),
            Sheet("voucher", _("Voucher"), "text"),
            Sheet("summary", _("Summary"), "text", width=30),
        ]
        sheets += [Sheet(str(h.pk), h.name, "money") for h in heads]
        values: list[list[Any]] = [
            [r["line"].voucher.date, str(r["line"].voucher), r["line"].summary, *r["cells"]] for r in rows
        ]
        values.append([None, "", _("Total"), *(sums[h.pk] for h in heads)])
        return workbook(sheets, values, f"{account} {_('Multi-column ledger')}")
    context = {
        "account": account, "accounts": parents, "heads": heads, "rows": rows, "pages": turned.over(count),
        "sums": [sums[h.pk] for h in heads], "total": sum(sums.values(), ZERO), "since": since, "until": until,
    }  # fmt: skip
    return render(request, "finance/columns.html", context)


@page("finance.open_goods_month")
def quantities(request: HttpRequest) -> HttpResponse:
    """数量金额账 of a part: each movement with quantity, price and amount, and the balance after it."""
    actor = actor_of(request)
    today = clock_of(request).today()
    since, until = day(request, "since", today.replace(day=1)), day(request, "until", today)
    part = Part.objects.filter(pk=number(request, "part")).first()
    rows: list[dict[str, Any]] = []
    opening: tuple[Decimal, Decimal] | None = None
    if part:
        opening = on_hand_at(actor, part.pk, _before(since))
        quantity, value = opening
        found = access.rows(Entry, actor).filter(part=part, owner="own", business_date__gte=since, business_date__lte=until
        ).exclude(movement="311")  # fmt: skip
        for e in found.order_by("business_date", "id")[:SHOWN]:
            quantity, value = quantity + e.quantity, value + e.value
            rows.append({"e": e, "price": e.value / e.quantity if e.quantity else None, "quantity": quantity, "value": value,
                         "average": value / quantity if quantity else None})  # fmt: skip
    if "export" in request.GET and part:
        return _quantity_sheet(part, opening or (ZERO, ZERO), rows)
    context = {
        "part": part,
        "rows": rows,
        "opening": opening,
        "since": since,
        "until": until,
        "more": len(rows) == SHOWN,
    }
    return render(request, "finance/quantities.html", context)


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _quantity_sheet(part: Part, opening: tuple[Decimal, Decimal], rows: list[dict[str, Any]]) -> HttpResponse:
    sheets = [
        Sheet("date", _("Date"), "date"), Sheet("what", _("Movement"), "text"), Sheet("q", _("Quantity"), "quantity"), Sheet("p", _("Price"), "cost"),
        Sheet("v", _("Amount"), "money"), Sheet("bq", _("Balance, quantity"), "quantity"), Sheet("bp", _("Average cost"), "cost"),
        Sheet("bv", _("Balance, amount"), "money"),
    ]  # fmt: skip
    values: list[list[Any]] = [[None, _("Opening balance"), None, None, None, opening[0], None, opening[1]]]
    values += [
        [r["e"].business_date, r["e"].movement_title, r["e"].quantity, r["price"], r["e"].value, r["quantity"], r["average"], r["value"]] for r in rows
    ]  # fmt: skip
    return workbook(sheets, values, f"{part.display_no}")
