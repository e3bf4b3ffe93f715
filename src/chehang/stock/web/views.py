"""From a movement to the document behind it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from chehang.core import access, documents
from chehang.core.web.door import actor_of, page
from chehang.stock.models import Entry


@page("stock.see_entries")
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the document that made the entry, if the actor may see it."""
    entry = access.get(Entry, pk, actor_of(request))
    kind, obj = documents.find(entry.document, entry.object_id, actor_of(request))
    return HttpResponseRedirect(kind.url(obj.pk))
