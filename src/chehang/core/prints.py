"""Printing a document: which print it is, and its bytes."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from .context import STORE_TIME, Actor, Clock
from .documents import Document
from .errors import NotFound
from .gate import writing
from .models import PrintRecord
from .printing.render import render


def print_document(document: Document, obj: Any, layout: str, actor: Actor, clock: Clock) -> bytes:
    """The PDF of ``obj`` in a layout, counted: the second and later prints are marked 补打."""
    chosen = next((one for one in document.layouts if one.name == layout), None)
    if chosen is None:
        raise NotFound("not_found", _("There is no such paper."))
    mine = {"document": document.name, "object_id": obj.pk, "layout": layout}
    with writing():
        last = PrintRecord.objects.filter(**mine).aggregate(n=Max("copy_no"))["n"] or 0
        PrintRecord.objects.create(
            **mine,
            store_id=actor.store_id,
            at=clock.now(),
            employee_id=actor.employee_id,
            actor_name=actor.name,
            copy_no=last + 1,
        )
    at = clock.now().astimezone(STORE_TIME)
    return render(chosen.template, chosen.data(obj), print_no=last + 1, printed_at=at, printed_by=actor.name)
