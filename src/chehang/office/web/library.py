"""Company papers for whoever may read them: full-text search, and one with its text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core.errors import NotFound
from chehang.core.web.door import actor_of, page
from chehang.office.library import readable, with_words

MOST = 200


@page("office.open_library")
def library(request: HttpRequest) -> HttpResponse:
    """The papers I may read, newest first."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    found = with_words(readable(actor_of(request)), words).order_by("-dated", "-id")[:MOST]
    return render(request, "office/library.html", {"papers": found, "q": words})


@page("office.open_library")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper."""
    paper = readable(actor_of(request)).filter(pk=pk).first()
    if paper is None:
        raise NotFound("not_found", _("There is no such paper for you."))
    return render(request, "office/paper.html", {"paper": paper})
