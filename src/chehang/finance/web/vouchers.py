"""The page of a voucher: as on paper, each account opening its ledger, the source opening its document."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core import access, documents
from chehang.core.context import Actor
from chehang.core.errors import NotFound
from chehang.core.money import uppercase_amount
from chehang.core.screens import screens
from chehang.core.web.details import actions_for, papers_of
from chehang.core.web.door import actor_of, page
from chehang.core.web.history import history_of
from chehang.ledger.models import Voucher
from chehang.ledger.queries import lines_of
from chehang.ledger.states import VOUCHER

from ..partners import names_of


@page("finance.see_vouchers")
def voucher(request: HttpRequest, pk: int) -> HttpResponse:
    """One voucher."""
    actor = actor_of(request)
    row = access.get(Voucher, pk, actor)
    lines = list(lines_of(row))
    partners = names_of(actor, {(x.partner_kind, x.partner_id) for x in lines})
    screen = screens()["finance.vouchers"]
    context = {
        "screen": screen,
        "row": row,
        "heading": f"{row.period} {row}",
        "state": VOUCHER.states[row.state],
        "lines": [{"line": x, "partner": partners.get((x.partner_kind, x.partner_id), "")} for x in lines],
        "total": row.total,
        "capital": uppercase_amount(row.total),
        "actions": [a for a in actions_for(screen, row, actor) if _fits(row, a["url"], actor)],
        "source": source_of(row, actor),
        "original": row.reverses,
        "reversal": row.reversals.exclude(state="discarded").first(),
        "history": history_of(screen, row),
        "may_comment": actor.may("core.comment"),
        **papers_of("ledger.voucher", row),
    }
    return render(request, "finance/voucher.html", context)


def _fits(row: Voucher, url: str, actor: Actor) -> bool:
    """Leave out what would only be refused: one's own review, a second review, a document's reversal."""
    mine = row.maker_id == actor.employee_id
    if "review_voucher" in url:
        return row.reviewer_id is None and not mine
    if "edit_voucher" in url or "discard_voucher" in url:
        return mine
    if "return_voucher" in url:
        return not mine
    return row.document == "" and row.reverses_id is None


def source_of(row: Voucher, actor: Actor) -> dict[str, Any] | None:
    """Words and address of the document behind a voucher."""
    if not row.document:
        return None
    try:
        kind, obj = documents.find(row.document, row.object_id, actor)
    except NotFound:
        return {"title": row.source, "number": row.object_id, "url": ""}
    return {"title": kind.title, "number": getattr(obj, "number", "") or obj.pk, "url": kind.url(obj.pk)}


@page("finance.see_vouchers")
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the document that made the voucher, if the actor may see it."""
    row = access.get(Voucher, pk, actor_of(request))
    kind, obj = documents.find(row.document, row.object_id, actor_of(request))
    return HttpResponseRedirect(kind.url(obj.pk))
