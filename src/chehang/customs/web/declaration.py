"""The declaration as Excel and JSON, and read back from a file."""

import base64
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.operation import operations
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.customs.declaring import as_json, as_xlsx, checked, sheets
from chehang.customs.models import Shipment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 2_000_000


@page("customs.see_shipments")
def download(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """``declaration.json`` or ``declaration.xlsx``."""
    shipment = access.get(Shipment, pk, actor_of(request))
    if kind == "json":
        answer = HttpResponse(as_json(shipment), content_type="application/json")
    else:
        made = clock_of(request).now()
        answer = HttpResponse(as_xlsx(shipment, made), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{shipment.number}.{kind}"'
    return answer


@page("customs.write_head")
def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """The head with what is missing or differs; files out and in."""
    shipment, refusal = access.get(Shipment, pk, actor_of(request)), None
    if request.method == "POST":
        try:
            _read(request, shipment)
            return HttpResponseRedirect(request.path)
        except Refused as caught:
            refusal = caught
    said = list(checked(shipment))
    context: dict[str, Any] = {
        "shipment": shipment,
        "fields": said,
        "sheets": sheets(shipment),
        "open": sum(1 for x in said if x.problem),
        "refusal": refusal,
        "key": next_key(request, refusal),
    }
    return render(request, "customs/declaration.html", context, status=status_of(refusal))


def _read(request: HttpRequest, shipment: Shipment) -> None:
    file = request.FILES.get("file")
    if file is None:
        raise Refused("import.no_file", _("Choose a file first."), field="file")
    if (file.size or 0) > LARGEST:
        raise Refused("declaration.large", _("The file is too large for a declaration."), field="file")
    data = {"shipment": shipment.pk, "content": base64.b64encode(file.read()).decode()}
    perform(request, operations()["customs.read_declaration"], data, request.POST.get("_key", ""))
