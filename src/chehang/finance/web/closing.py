"""The closing list and the reconciliation board on pages."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.screens import screens
from chehang.core.web.door import actor_of, clock_of, page
from chehang.ledger.models import Period
from chehang.org.posts import title_of

from ..closing.board import board
from ..closing.steps import steps
from .asking import day


def month_of(request: HttpRequest, store_id: int, name: str) -> tuple[list[Period], Period | None]:
    """All months, latest first, and the one that the address asks for; else the oldest open one."""
    months = list(Period.objects.filter(store_id=store_id).order_by("-first_day"))
    oldest_open = next((m for m in reversed(months) if m.state == "open"), months[0] if months else None)
    wanted = day(request, name, oldest_open.first_day if oldest_open else date(2000, 1, 1))
    return months, next((m for m in months if m.first_day == wanted), oldest_open)


@page("finance.open_close")
def close(request: HttpRequest) -> HttpResponse:
    """月结: twenty rows, each with who, how it stands and where it is done."""
    actor = actor_of(request)
    months, period = month_of(request, actor.store_id, "month")
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
        "today": clock_of(request).today(),
    }
    return render(request, "finance/board.html", context)
