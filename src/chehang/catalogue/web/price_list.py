"""Importing a supplier's list in two steps: choose the file, look at what it would do, enter it."""

import base64
from datetime import date
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, perform_later, status_of
from chehang.core.web.door import actor_of, clock_of, page

from ..models import Brand, PriceFile
from ..operations.upload_price_list import LARGEST
from ..pricelist.diff import Change
from ..pricelist.preview import preview
from ..pricelist.rows import HEADINGS

SHOWN_ERRORS, SHOWN_CHANGES = 200, 50
AT_ONCE = 2000  # rows that are entered within a second
KINDS: tuple[tuple[str, str, Any], ...] = (
    ("new", "green", _("New parts")),
    ("changed", "amber", _("Changed")),
    ("superseded", "blue", _("Superseded")),
    ("unchanged", "grey", _("Unchanged")),
)


@page("catalogue.open_price_list")
def upload_page(request: HttpRequest) -> HttpResponse:
    """Choose brand and file; what is no table is refused with what to do instead."""
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(f"/catalogue/price_list/{_upload(request)}/")
        except Refused as caught:
            refusal = caught
    recent = access.rows(PriceFile, actor_of(request)).defer("content").select_related("brand", "uploaded_by")
    context = {
        "brands": Brand.objects.order_by("-is_oem", "code"),
        "chosen": request.POST.get("brand", ""),
        "recent": recent.order_by("-uploaded_at")[:10],
        "headings": [names[0] for names in HEADINGS.values()],
        "refusal": refusal,
        "key": next_key(request, refusal),
    }
    return render(request, "catalogue/price_list.html", context, status=status_of(refusal))


def _upload(request: HttpRequest) -> int:
    file = request.FILES.get("file")
    if file is None:
        raise Refused("import.no_file", _("Choose a file first."), field="file")
    if (file.size or 0) > LARGEST:
        raise Refused("import.too_large", _("The file has more than 20 MB. Split the list."), field="file")
    content = base64.b64encode(file.read()).decode()
    data = {"brand": request.POST.get("brand", ""), "name": (file.name or "")[-100:], "content": content}
    done = perform(request, operations()["catalogue.upload_price_list"], data, request.POST.get("_key", ""))
    return done.id or 0


@page("catalogue.import_price_list")
def preview_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What the list would change, and every bad cell; one button enters it."""
    file = access.get(PriceFile, pk, actor_of(request))
    refusal: Refused | None = None
    valid_from = _day(request)
    if request.method == "POST":
        data = {"file": pk, "valid_from": valid_from, **_ticked(request)}
        try:
            return _enter(request, file, data)
        except Refused as caught:
            refusal = caught
    if file.applied_at is not None and refusal is None:
        return HttpResponseRedirect(f"/catalogue/price_files/{pk}/")
    context = _seen(file, valid_from) | {"file": file, "valid_from": valid_from, "refusal": refusal}
    context["key"] = next_key(request, refusal)
    return render(request, "catalogue/price_list_preview.html", context, status=status_of(refusal))


def _ticked(request: HttpRequest) -> dict[str, bool]:
    return {name: request.POST.get(name) == "on" for name in ("without_bad_rows", "without_hidden_rows")}


def _enter(request: HttpRequest, file: PriceFile, data: dict[str, Any]) -> HttpResponse:
    """A short list is entered at once, a long one in the background."""
    op, key, link = operations()["catalogue.import_price_list"], request.POST.get("_key", ""), "/catalogue/price_files/"
    if file.counts.get("good", 0) > AT_ONCE:
        return perform_later(request, op, data, key, link + "{id}/")
    perform(request, op, data, key)
    return HttpResponseRedirect(f"{link}{file.pk}/")


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("valid_from") or request.GET.get("valid_from") or "")
    except ValueError:
        today: date = clock_of(request).today()
        return today


def _seen(file: PriceFile, valid_from: date) -> dict[str, Any]:
    seen = preview(file, valid_from)
    return {
        "seen": seen,
        "tiles": [(title, colour, seen.counts[kind]) for kind, colour, title in KINDS],
        "errors": seen.errors[:SHOWN_ERRORS],
        "more_errors": max(0, len(seen.errors) - SHOWN_ERRORS),
        "warnings": seen.warnings[:SHOWN_ERRORS],
        "sections": [(title, colour, _first(seen.changes, kind)) for kind, colour, title in KINDS],
    }


def _first(changes: list[Change], kind: str) -> list[dict[str, Any]]:
    """The first rows of a kind, as the table shows them."""
    if kind == "unchanged":
        return []
    return [
        {
            "row": change.line.row_no,
            "number": change.line.row.part_no,
            "name": change.line.row.name,
            "old": change.known.price if change.known else None,
            "list_inc": change.line.row.list_inc,
            "net_inc": change.line.row.net_inc,
            "new_price": change.new_price,
            "since": change.line.valid_from,
            "replaced_by": change.line.row.supersede_to or "",
        }
        for change in islice((c for c in changes if c.kind == kind), SHOWN_CHANGES)
    ]


@page("catalogue.open_price_list")
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with all columns, for suppliers who have none of their own."""
    line = ",".join(names[0] for names in HEADINGS.values())
    response = HttpResponse("\ufeff" + line + "\r\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = "attachment; filename=price-list.csv"
    return response
