"""The statements on a page: columns side by side, every figure opens to its accounts, and from there to the lines."""

from datetime import date
from typing import Any

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
from chehang.ledger.models import Account, Period

from ..statements.cash_flow import agreement, cash_at, cash_flow
from ..statements.figures import Statement, balance_sheet, income_statement
from ..statements.rows import rows_of
from .asking import day

TITLES = {
    "balance_sheet": gettext_lazy("Balance sheet"),
    "income_statement": gettext_lazy("Income statement"),
    "cash_flow": gettext_lazy("Cash flow statement"),
}
COLUMNS = {
    "closing": gettext_lazy("Closing balance"),
    "year_before": gettext_lazy("End of last year"),
    "period": gettext_lazy("This period"),
    "year": gettext_lazy("Year so far"),
    "last_year": gettext_lazy("Same period last year"),
}


def statement_of(actor: Actor, name: str, since: date, until: date) -> Statement:
    """A statement by its name."""
    if name == "balance_sheet":
        return balance_sheet(actor, until)
    if name == "income_statement":
        return income_statement(actor, since, until)
    if name == "cash_flow":
        return cash_flow(actor, since, until)
    raise NotFound("not_found", gettext_lazy("There is no such page."))


def _span(request: HttpRequest, months: list[Period]) -> tuple[date, date]:
    today = clock_of(request).today()
    until = day(request, "until", months[0].first_day if months else today.replace(day=1))
    since = min(day(request, "since", until), until)
    return since.replace(day=1), until.replace(day=1)


@page("finance.open_statements")
def statement(request: HttpRequest, name: str = "balance_sheet") -> HttpResponse:
    """One statement over a span of months."""
    actor = actor_of(request)
    months = list(access.rows(Period, actor).order_by("-first_day"))
    since, until = _span(request, months)
    found = statement_of(actor, name, since, until)
    rows = [{"row": row, "cells": [(code, made[row.key]) for code, made in found.columns]} for row in rows_of(name)]
    if "export" in request.GET:
        return _sheet(found, actor)
    context: dict[str, Any] = {
        "name": name,
        "titles": TITLES.items(),
        "title": TITLES[name],
        "columns": [COLUMNS[code] for code, _made in found.columns],
        "rows": rows,
        "months": months,
        "since": since,
        "until": until,
        "last": next((m.last_day for m in months if m.first_day == until), until),
        "both": agreement(actor, since, until) if name == "cash_flow" else None,
    }
    first = found.columns[0][1]
    if name == "balance_sheet":
        context["balanced"] = first["assets"].amount == first["both"].amount
    if name == "cash_flow":
        before = date.fromordinal(since.toordinal() - 1)
        context |= {"cash_before": cash_at(actor, before), "cash_after": cash_at(actor, until)}
        context["indirect"] = [(row, context["both"]["rows"][row.key]) for row in rows_of("indirect")]
        context["balanced"] = (
            context["cash_before"] + first["net"].amount == context["cash_after"] and not context["both"]["difference"]
        )
    return render(request, "finance/statement.html", context)


def _sheet(found: Statement, actor: Actor) -> HttpResponse:
    """Excel in the official layout: name, line number, columns."""
    sheets = [Sheet("title", _("Statement item"), "text", width=44), Sheet("no", _("Line"), "number")]
    sheets += [Sheet(code, str(COLUMNS[code]), "money") for code, _made in found.columns]
    values = [[row.title, row.no, *(made[row.key].amount for _c, made in found.columns)] for row in rows_of(found.name)]
    return workbook(sheets, values, str(TITLES[found.name]))


@page("finance.open_statements")
def cell(request: HttpRequest, name: str, key: str, column: str) -> HttpResponse:
    """What a figure is made of: accounts, each opening its ledger."""
    actor = actor_of(request)
    months = list(access.rows(Period, actor).order_by("-first_day"))
    since, until = _span(request, months)
    found = statement_of(actor, name, since, until)
    made = dict(found.columns).get(column, {}).get(key)
    row = next((r for r in rows_of(name) if r.key == key), None)
    if made is None or row is None:
        raise NotFound("not_found", gettext_lazy("There is no such page."))
    names = {a.pk: a for a in Account.objects.filter(pk__in=[p.account_id for p in made.parts])}
    last = next((m.last_day for m in months if m.first_day == until), until)
    context = {
        "name": name,
        "title": TITLES[name],
        "row": row,
        "column": COLUMNS[column],
        "made": made,
        "parts": [(names.get(p.account_id, p.code), p) for p in made.parts],
        "since": since,
        "last": last,
    }
    return render(request, "finance/statement_cell.html", context)
