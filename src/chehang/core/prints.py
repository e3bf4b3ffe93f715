"""Printing a document: which print it is, and its bytes."""

from typing import Any

from django.db.models import Max

from . import journal
from .context import STORE_TIME, Actor, Clock, Context
from .documents import Document
from .gate import writing
from .models import PrintRecord
from .printing.render import render


def print_document(document: Document, obj: Any, layout: str, actor: Actor, clock: Clock) -> bytes:
    """The PDF of ``obj`` in a layout, counted: the second and later prints are marked 补打."""
    printout, filled = document.filled(layout, obj, actor)
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
        ctx = Context(actor, clock, "core.print")
        ctx.changed(obj, None, {"printed": layout, "copy": last + 1})
        journal.write(ctx, "noted")
    at = clock.now().astimezone(STORE_TIME)
    return render(printout, filled, print_no=last + 1, printed_at=at, printed_by=actor.name)
