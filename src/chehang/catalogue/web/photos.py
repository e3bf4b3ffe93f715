"""The photos of parts."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from chehang.catalogue.models import Part
from chehang.core import files
from chehang.core.errors import NotFound
from chehang.core.web.door import page


@page()
def photo(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """A photo by its digest, only if it is a part's: everybody of the group may see parts. It never changes, so it is fetched once."""
    if not Part.objects.filter(photo=sha256).exists() or not files.path_of(sha256).exists():
        raise NotFound("not_found", _("There is no such file."))
    response = FileResponse(files.path_of(sha256).open("rb"), content_type="image/jpeg")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
