"""Files and print-outs: upload, download, preview, print."""

from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chehang.core import access, documents, files
from chehang.core.errors import NotFound, Refused
from chehang.core.models import Attachment
from chehang.core.printing.render import preview
from chehang.core.prints import print_document

from .door import actor_of, clock_of, page


@require_POST
@page()
def upload(request: HttpRequest) -> HttpResponse:
    """Keep one file; answers with its hash, which an operation then attaches."""
    sent = request.FILES.get("file")
    if sent is None:
        return JsonResponse({"code": "file.missing", "detail": _("Choose a file.")}, status=422)
    try:
        kept = files.keep(sent.read(12 * 1024 * 1024 + 1), sent.name or "file")
    except Refused as refusal:
        return JsonResponse({"code": refusal.code, "detail": refusal.message}, status=refusal.status)
    return JsonResponse({"sha256": kept.sha256, "name": kept.name, "media_type": kept.media_type, "size": kept.size})


@page()
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An attachment of a document the actor may see. Pictures may be shown; nothing is ever served as a page."""
    actor = actor_of(request)
    row = access.rows(Attachment, actor).filter(pk=pk).first()
    if row is None:
        raise NotFound("not_found", _("There is no such file."))
    documents.find(row.document, row.object_id, actor)
    if not files.path_of(row.sha256).exists():
        raise NotFound(
            "file.destroyed", _("This file was destroyed after its time, or lies in another backup; its digest stays.")
        )
    picture = row.media_type in ("image/png", "image/jpeg", "image/webp")
    response = FileResponse(
        files.path_of(row.sha256).open("rb"), content_type=row.media_type if picture else "application/octet-stream"
    )
    response["Content-Disposition"] = f"{'inline' if picture else 'attachment'}; filename*=UTF-8''{quote(row.name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@page()
def printed(request: HttpRequest, name: str, pk: int, layout: str) -> HttpResponse:
    """The PDF of a document. Each one handed out is counted; from the second on it says 补打."""
    actor = actor_of(request)
    document, obj = documents.find(name, pk, actor)
    pdf = print_document(document, obj, layout, actor, clock_of(request))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename={name}-{pk}.pdf"
    return response


@page()
def print_preview(request: HttpRequest, name: str, pk: int, layout: str) -> HttpResponse:
    """The first page as a picture: the same source as the print, not counted as one."""
    document, obj = documents.find(name, pk, actor_of(request))
    chosen, filled = document.filled(layout, obj, actor_of(request))
    return HttpResponse(preview(chosen, filled)[0], content_type="image/png")
