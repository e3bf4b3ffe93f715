"""Who owes which report when (报表日历): each kind over its last periods, signed, to be signed, late or missing."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chehang.core.access import rows
from chehang.core.measures import Span
from chehang.core.web.door import actor_of, page
from chehang.org.posts import title_of

from ..packs.kinds import Kind, kinds
from ..packs.models import ReportPack
from .measures import today_of

PERIODS = {"day": 7, "week": 6, "month": 6}


@page("insight.open_owed")
def owed(request: HttpRequest) -> HttpResponse:
    """One row a report; the newest period first."""
    actor, today = actor_of(request), today_of(request)
    wanted = {kind.code: _periods(kind, today) for kind in kinds().values() if kind.measures}
    earliest = min((s.first for spans in wanted.values() for s in spans), default=today)
    latest: dict[tuple[str, date], ReportPack] = {}
    for pack in rows(ReportPack, actor).filter(first__gte=earliest).order_by("version"):
        latest[pack.kind, pack.first] = pack
    lines = [
        {
            "kind": kinds()[code],
            "owner": title_of(kinds()[code].owner),
            "cells": [_cell(kinds()[code], span, latest.get((code, span.first)), today) for span in spans],
        }
        for code, spans in wanted.items()
    ]
    return render(request, "insight/owed.html", {"lines": lines})


def _periods(kind: Kind, today: date) -> list[Span]:
    span = kind.last_before(today)
    return [span.back(n) for n in range(PERIODS[kind.rhythm])]


def _cell(kind: Kind, span: Span, pack: ReportPack | None, today: date) -> dict[str, Any]:
    due = pack.due if pack else kind.due(span)
    state = "signed" if pack and pack.state == "signed" else "late" if due < today else "due"
    return {"span": span, "pack": pack, "due": due, "state": state, "missing": pack is None}
