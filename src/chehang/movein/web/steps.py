"""The page of first steps, and where two of them lead."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from chehang.core import upkeep
from chehang.core.seen import version_of
from chehang.core.web.door import actor_of, clock_of, page
from chehang.org.models import Store

from ..operations.edit_store import EditStore
from ..steps import DONE, standings


@page("movein.open_steps")
def home(request: HttpRequest) -> HttpResponse:
    """Every step with its state, who does it, and one click to do it."""
    found = standings(actor_of(request), clock_of(request))
    done = sum(one.found.state == DONE for one in found)
    return render(request, "movein/steps.html", {"steps": found, "done": done, "all": len(found)})


@page("movein.edit_store")
def store(request: HttpRequest) -> HttpResponse:
    """The form of the store's data, filled with what stands there now."""
    row = Store.objects.get(pk=actor_of(request).store_id)
    now = {name: getattr(row, name) for name in EditStore.model_fields if name != "seen"}
    now |= {"seen": version_of(EditStore, row), "_next": "/movein/"}
    return HttpResponseRedirect(f"/do/movein/edit_store/?{urlencode(now)}")


@page("movein.open_steps")
def backup(request: HttpRequest) -> HttpResponse:
    """How a backup is made, and when the last one was."""
    return render(request, "movein/backup.html", {"last": upkeep.last_backup()})
