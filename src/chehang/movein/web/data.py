"""Opening data in two steps: bring the file, look at what it would do, enter it."""

import base64
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.catalogue.models import PriceListEntry
from chehang.core import access
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import operations
from chehang.core.tabular import Column, write_xlsx
from chehang.core.web.acts import next_key, perform, perform_later, status_of
from chehang.core.web.door import actor_of, clock_of, page

from ..blank import price_template, template_of
from ..checking import check_list, disagreeing
from ..models import OpeningFile
from ..opening import day_of, opening_of, sheet_named
from ..operations.bring_file import LARGEST
from ..progress import progress
from ..sheets import SHEETS, Look, look_at

SHOWN_ERRORS, SHOWN_ROWS = 200, 30
AT_ONCE = 3000  # rows that are entered within two seconds
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRICES = "prices"


@page("movein.open_data")
def home(request: HttpRequest) -> HttpResponse:
    """The sheets in the order in which they need each other: what came, what lacks, who brings it."""
    actor = actor_of(request)
    opening = opening_of(actor)
    context = {
        "opening": opening,
        "rows": progress(actor),
        "parts": access.rows(PriceListEntry, actor).count(),
        "wrong": len(disagreeing(check_list(actor))) if opening and actor.may("movein.open_closing") else 0,
    }
    return render(request, "movein/data.html", context)


@page("movein.bring_file")
def bring(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the file of a sheet; what is no table is refused with what to do instead."""
    sheet, refusal = sheet_named(code), None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(f"/movein/look/{_bring(request, code)}/")
        except Refused as caught:
            refusal = caught
    heads = [
        (sheet.headings[name][0], name in sheet.required, "、".join(sheet.headings[name][1:4]))
        for name in sheet.row.model_fields
    ]
    context = {
        "sheet": sheet,
        "heads": heads,
        "refusal": refusal,
        "key": next_key(request, refusal),
        "opening": opening_of(actor_of(request)),
    }
    return render(request, "movein/bring.html", context, status=status_of(refusal))


def _bring(request: HttpRequest, code: str) -> int:
    file = request.FILES.get("file")
    if file is None:
        raise Refused("import.no_file", _("Choose a file first."), field="file")
    if (file.size or 0) > LARGEST:
        raise Refused("import.too_large", _("The file is too large. Split it."), field="file")
    content = base64.b64encode(file.read()).decode()
    data = {"kind": code, "name": (file.name or "")[-100:], "content": content}
    return perform(request, operations()["movein.bring_file"], data, request.POST.get("_key", "")).id or 0


@page("movein.bring_file")
def template(request: HttpRequest, code: str) -> HttpResponse:
    """The empty file of a sheet."""
    content = price_template() if code == PRICES else template_of(sheet_named(code))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename=chehang-{code}.xlsx"
    return response


def _kept(request: HttpRequest, pk: int) -> tuple[OpeningFile, Look]:
    actor = actor_of(request)
    file = access.get(OpeningFile, pk, actor)
    if file.state != "brought":
        raise NotFound("not_found", _("There is no such page."))
    day = day_of(actor, clock_of(request).today())
    return file, look_at(SHEETS[file.kind], bytes(file.content), actor, day)


@page("movein.bring_file")
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would do, and every bad cell; one button enters it."""
    file = access.get(OpeningFile, pk, actor_of(request))
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            return _enter(request, file)
        except Refused as caught:
            refusal = caught
    if file.state != "brought" and refusal is None:
        return HttpResponseRedirect(f"/movein/files/{pk}/")
    sheet = SHEETS[file.kind]
    seen = _kept(request, pk)[1] if file.state == "brought" else None
    context = {"file": file, "sheet": sheet, "refusal": refusal, "key": next_key(request, refusal)}
    if seen is not None:
        context |= _shown(seen) | {"may": actor_of(request).may(_operation(file))}
    return render(request, "movein/look.html", context, status=status_of(refusal))


def _operation(file: OpeningFile) -> str:
    return "movein.enter_books" if SHEETS[file.kind].books else "movein.enter_masters"


def _enter(request: HttpRequest, file: OpeningFile) -> HttpResponse:
    """A short file is entered at once, a long one in the background."""
    name, key = _operation(file), request.POST.get("_key", "")
    data: dict[str, Any] = {"file": file.pk}
    if name == "movein.enter_masters":
        data["without_bad_rows"] = request.POST.get("without_bad_rows") == "on"
    if len(bytes(file.content)) > AT_ONCE * 50:
        return perform_later(request, operations()[name], data, key, "/movein/files/{id}/")
    perform(request, operations()[name], data, key)
    return HttpResponseRedirect(f"/movein/files/{file.pk}/")


def _shown(seen: Look) -> dict[str, Any]:
    fields = list(seen.sheet.row.model_fields)
    return {
        "seen": seen,
        "fresh": len(seen.new),
        "bad": len(seen.bad),
        "errors": seen.errors[:SHOWN_ERRORS],
        "more_errors": max(0, len(seen.errors) - SHOWN_ERRORS),
        "glances": seen.glances[:SHOWN_ERRORS],
        "more_glances": max(0, len(seen.glances) - SHOWN_ERRORS),
        "heads": [seen.names.get(n) or seen.sheet.headings[n][0] for n in fields],
        "lines": [(one.row_no, [_cell(getattr(one.row, n)) for n in fields]) for one in seen.new[:SHOWN_ROWS]],
    }


def _cell(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


@page("movein.bring_file")
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """Every bad cell as an Excel list, to work through beside the file."""
    file, seen = _kept(request, pk)
    columns = [
        Column("0", _("Cell")),
        Column("1", _("Column")),
        Column("2", _("Content")),
        Column("3", _("Why"), width=60),
    ]
    rows = ([e.address, e.column, e.value, e.message] for e in seen.errors)
    response = HttpResponse(write_xlsx(columns, rows, title=_("Cells to correct")), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename=errors-{file.pk}.xlsx"
    return response
