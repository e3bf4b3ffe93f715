"""Management accounts: the result by department, business line, car, document or project, out of the same entries as the statements."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.core import access, documents
from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, clock_of, page
from chehang.core.web.lists import workbook
from chehang.ledger.models import Account, Line, Period, Voucher
from chehang.ledger.queries import posted_between, span_of
from chehang.org.posts import DEPARTMENTS
from chehang.vehicles.models import Vehicle

from ..statements.figures import TRANSFERS
from .asking import day

ZERO = Decimal(0)
SHOWN = 500
VIEWS = {
    "department": (gettext_lazy("Department"), ("department",)),
    "line": (gettext_lazy("Business line"), ("account__code",)),
    "vehicle": (gettext_lazy("Car"), ("item_kind", "item_id")),
    "document": (gettext_lazy("Document"), ("document", "object_id")),
    "project": (gettext_lazy("Project"), ("project",)),
}
# 6001.01 and 6401.01 are one line of business; revenue and cost share the digits behind.
LINES = {"01": "6001.01", "02": "6001.02", "03": "6001.03", "04": "6001.04", "05": "6001.05", "06": "6001.06"}


@dataclass
class Result:
    """One row: revenue, cost and expenses in yuan."""

    key: str
    title: str = ""
    url: str = ""
    revenue: Decimal = ZERO
    cost: Decimal = ZERO
    expenses: Decimal = ZERO
    lines: list[Any] = field(default_factory=list)

    @property
    def gross(self) -> Decimal:
        return self.revenue - self.cost

    @property
    def result(self) -> Decimal:
        return self.gross - self.expenses

    @property
    def margin(self) -> Decimal | None:
        return self.gross / self.revenue if self.revenue else None

    def add(self, code: str, net: Decimal) -> None:
        """``net`` is credit less debit."""
        if code.startswith(("60", "61", "63")):
            self.revenue += net
        elif code.startswith(("6401", "6402")):
            self.cost -= net
        else:
            self.expenses -= net


def entries(actor: Actor, since: date, until: date) -> QuerySet[Line]:
    """Posted lines on accounts of profit and loss; transfers are no business."""
    accounts = access.rows(Account, actor).filter(code__startswith="6").values_list("pk", flat=True)
    span = span_of(actor, since, Period.following(until.year, until.month) - timedelta(days=1))
    transfers = access.rows(Voucher, actor).filter(document="ledger.period", event__in=TRANSFERS)
    found = posted_between(actor, span).filter(account_id__in=list(accounts))
    return found.exclude(voucher_id__in=transfers.values("pk"))


def results(actor: Actor, by: str, since: date, until: date) -> list[Result]:
    """The rows of a view, the largest result first; what names no department, car or document stands together."""
    columns = VIEWS[by][1]
    sums = entries(actor, since, until).values_list("account__code", *columns).annotate(Sum("debit"), Sum("credit"))
    found: dict[str, Result] = defaultdict(lambda: Result(""))
    for code, *rest in sums.order_by():
        debit, credit = rest[-2], rest[-1]
        key = _key(by, code, rest[:-2])
        found[key].key = key
        found[key].add(code, (credit or ZERO) - (debit or ZERO))
    return sorted(found.values(), key=lambda r: (-r.result, r.key))


def _key(by: str, code: str, parts: list[Any]) -> str:
    if by == "line":
        head, _dot, tail = code.partition(".")
        return tail[:2] if head in ("6001", "6401") else head
    if by == "vehicle":
        return str(parts[1]) if parts[0] == "vehicle" else ""
    if by == "document":
        return f"{parts[0]}:{parts[1]}" if parts[0] else ""
    return str(parts[0])


def _entitle(actor: Actor, by: str, rows: list[Result]) -> None:
    if by == "department":
        for r in rows:
            r.title = str(DEPARTMENTS.get(r.key, _("without department")))
    elif by == "line":
        accounts = {a.code: a.name for a in access.rows(Account, actor).filter(code__startswith="6")}
        for r in rows:
            r.title = accounts.get(LINES.get(r.key, r.key), r.key)
    elif by == "vehicle":
        cars = Vehicle.objects.in_bulk([int(r.key) for r in rows if r.key])
        for r in rows:
            r.title = str(cars[int(r.key)]) if r.key and int(r.key) in cars else _("without car")
    elif by == "document":
        for r in rows:
            name, _colon, pk = r.key.partition(":")
            r.title, r.url = _document(actor, name, pk) if r.key else (_("by hand"), "")
    else:
        for r in rows:
            r.title = r.key or _("without project")


def _document(actor: Actor, name: str, pk: str) -> tuple[str, str]:
    kind = next((d for d in documents.documents().values() if d.name == name), None)
    return (f"{kind.title} {pk}", kind.url(int(pk))) if kind else (f"{name} {pk}", "")


@page("finance.open_management")
def management(request: HttpRequest) -> HttpResponse:
    """管理利润表 over a span of months, by any dimension; a row opens the lines that add up to it."""
    actor = actor_of(request)
    months = list(access.rows(Period, actor).order_by("-first_day"))
    today = clock_of(request).today()
    until = day(request, "until", months[0].first_day if months else today.replace(day=1)).replace(day=1)
    since = min(day(request, "since", until).replace(day=1), until)
    by = request.GET.get("by", "department")
    if by not in VIEWS:
        raise NotFound("not_found", gettext_lazy("There is no such page."))
    rows = results(actor, by, since, until)
    total = Result("", _("Total"))
    for r in rows:
        total.revenue, total.cost, total.expenses = total.revenue + r.revenue, total.cost + r.cost, total.expenses + r.expenses  # fmt: skip
    more = max(len(rows) - SHOWN, 0)
    rows = rows if "export" in request.GET else rows[:SHOWN]
    _entitle(actor, by, rows)
    if "export" in request.GET:
        return _sheet(by, [*rows, total])
    key = request.GET.get("key")
    opened = _opened(actor, by, key, since, until) if key is not None else None
    context = {
        "views": [(code, title) for code, (title, _columns) in VIEWS.items()], "by": by, "rows": rows, "total": total, "months": months,
        "since": since, "until": until, "more": more, "opened": opened, "key": key,
    }  # fmt: skip
    return render(request, "finance/management.html", context)


def _opened(actor: Actor, by: str, key: str, since: date, until: date) -> list[Line]:
    found = entries(actor, since, until).select_related("voucher__period", "account").order_by("voucher__date", "id")
    if by == "line":
        found = found.filter(account__code__startswith=f"6001.{key}") | found.filter(account__code__startswith=f"6401.{key}") \
            if len(key) == 2 else found.filter(account__code__startswith=key)  # fmt: skip
    elif by == "vehicle":
        found = found.filter(item_kind="vehicle", item_id=int(key)) if key.isdigit() else found.exclude(item_kind="vehicle")  # fmt: skip
    elif by == "document":
        name, _colon, pk = key.partition(":")
        found = found.filter(document=name, object_id=int(pk) if pk.isdigit() else 0)
    else:
        found = found.filter(**{by: key})
    return list(found[:SHOWN])


def _sheet(by: str, rows: list[Result]) -> HttpResponse:
    sheets = [
        Sheet("title", str(VIEWS[by][0]), "text", width=30), Sheet("revenue", _("Revenue"), "money"), Sheet("cost", _("Cost of sales"), "money"),
        Sheet("gross", _("Gross profit"), "money"), Sheet("expenses", _("Expenses"), "money"), Sheet("result", _("Profit after expenses"), "money"),
    ]  # fmt: skip
    values = [[r.title, r.revenue, r.cost, r.gross, r.expenses, r.result] for r in rows]
    return workbook(sheets, values, _("Management accounts"))
