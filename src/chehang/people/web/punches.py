"""Bringing in the file of a time clock or an app: Excel or CSV, or lines copied out of it."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import Refused
from chehang.core.web.acts import attempt
from chehang.core.web.door import page
from chehang.people.devices import text_of

LARGEST = 30 * 1024 * 1024


@page("people.open_punch_import")
def punches(request: HttpRequest) -> HttpResponse:
    """A file or text, and by how many minutes its clock was wrong; afterwards how many punches are new."""
    refusal, status = None, 200
    if request.method == "POST":
        try:
            data = {"text": _sent(request), "shift_minutes": request.POST.get("shift_minutes") or "0"}
            done, refusal = attempt(request, "people.import_punches", data)
        except Refused as refused:
            done, refusal = None, refused
        if refusal is None and done is not None:
            made = done.model_extra or {}
            return HttpResponseRedirect(f"/people/punches/import/?new={made.get('new')}&known={made.get('known')}")
        status = 422
    told = {name: request.GET[name] for name in ("new", "known") if request.GET.get(name, "").isdigit()}
    context = {"refusal": refusal, "key": uuid.uuid4().hex, "told": told, "text": request.POST.get("text", "")}
    return render(request, "people/import_punches.html", context, status=status)


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("text", "")
    if (file.size or 0) > LARGEST:
        raise Refused("punch.too_big", _("The file is larger than 30 MB. Import it in parts."), field="file")
    return text_of(file.read())
