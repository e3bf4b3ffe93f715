"""The closing list, the reconciliation board and the VAT return on pages."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core import access
from chehang.core.screens import screens
from chehang.core.web.door import actor_of, page
from chehang.ledger.models import Period, RoleAccount
from chehang.org.posts import title_of

from ..closing.board import board
from ..closing.steps import steps
from ..models import IssuedInvoice, ReceivedInvoice, TurnedOut
from ..taxes import vat_return
from .asking import day

FILED_BY = 15  # the day of the next month (增值税法 art. 30; holidays put it off)


def _month(request: HttpRequest, store_id: int, name: str) -> tuple[list[Period], Period | None]:
    months = list(Period.objects.filter(store_id=store_id).order_by("-first_day"))
    oldest_open = next((m for m in reversed(months) if m.state == "open"), months[0] if months else None)
    wanted = day(request, name, oldest_open.first_day if oldest_open else date(2000, 1, 1))
    return months, next((m for m in months if m.first_day == wanted), oldest_open)


@page("finance.open_close")
def close(request: HttpRequest) -> HttpResponse:
    """月结: twenty rows, each with who, how it stands and where it is done."""
    actor = actor_of(request)
    months, period = _month(request, actor.store_id, "month")
    rows = [{"step": s, "owner": title_of(s.owner)} for s in steps(actor, period)] if period else []
    context = {
        "months": months,
        "period": period,
        "rows": rows,
        "done": sum(1 for r in rows if r["step"].state == "done"),
        "screen": screens()["finance.periods"],
    }
    return render(request, "finance/close.html", context)


@page("finance.open_board")
def reconciliation_board(request: HttpRequest) -> HttpResponse:
    """账账、账实: every pair with its difference; both sides open."""
    actor = actor_of(request)
    pairs = board(actor)
    shown = sorted(
        (p for p in pairs if p.books or p.other), key=lambda p: not p.difference
    )  # what differs stands on top
    context = {
        "pairs": shown,
        "wrong": [p for p in pairs if p.difference],
        "nothing": len(pairs) - len(shown),
        "today": request.clock.today(),  # type: ignore[attr-defined]
    }
    return render(request, "finance/board.html", context)


@page("finance.open_vat")
def vat(request: HttpRequest) -> HttpResponse:
    """增值税申报表: main lines, annexes by invoice, and the days of the taxes."""
    actor = actor_of(request)
    months, period = _month(request, actor.store_id, "month")
    context: dict[str, Any] = {"months": months, "period": period}
    if period is not None:
        found = vat_return(actor, period.first_day)
        accounts = dict(access.rows(RoleAccount, actor).values_list("role", "account_id"))
        span = {"store_id": actor.store_id, "date__gte": period.first_day, "date__lte": period.last_day}
        issued = IssuedInvoice.objects.filter(**span)
        invoiced = issued.aggregate(tax=Sum("tax"))["tax"] or 0
        following = Period.following(period.year, period.month)
        context |= {
            "lines": [(no, name, amount, accounts.get(role)) for no, name, amount, role in found.lines()],
            "by_rate": list(
                issued.order_by("rate", "kind").values("rate", "kind").annotate(ex=Sum("amount_ex"), sum=Sum("tax"))
            ),
            "uninvoiced": found.output - invoiced,
            "certified": access.rows(ReceivedInvoice, actor).filter(certified_in=period).order_by("date", "id"),
            "waiting": access.rows(ReceivedInvoice, actor)
            .filter(deductible=True, certified_in=None, void=False, booked_on__isnull=False)
            .count(),
            "out": access.rows(TurnedOut, actor).filter(day__gte=period.first_day, day__lte=period.last_day),
            "due": following + timedelta(days=FILED_BY - 1),
        }
    return render(request, "finance/vat.html", context)
