"""What the workshop's own pages share: doing an act and saying on the page when it is refused."""

from typing import Any

from django.http import HttpRequest

from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operations
from chehang.core.web.acts import perform


def attempt(request: HttpRequest, name: str, data: dict[str, Any]) -> tuple[Done | None, Refused | None]:
    """Perform an operation for the person at the page; the answer, or the refusal to show beside the work."""
    key = request.POST.get("_key", "")[:80]
    try:
        return perform(request, operations()[name], data, key), None
    except NotFound as refusal:
        if refusal.field or refusal.code != "not_found":
            return None, refusal
        raise
    except Refused as refusal:
        return None, refusal


def given(request: HttpRequest, *names: str) -> dict[str, str]:
    """The named fields of the form that were filled in."""
    return {name: request.POST[name].strip() for name in names if request.POST.get(name, "").strip()}
