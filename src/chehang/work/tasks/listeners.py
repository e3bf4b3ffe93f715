"""Tasks that finish by themselves: an operation was done to what they are about."""

from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.listening import listens

from .models import Task
from .services import complete_about


@listens(Acted)
def finish_what_waited(event: Acted, ctx: Context) -> None:
    """One look whether any task waits for this operation; only then the things it changed are gone through."""
    waiting = Task.objects.filter(store_id=ctx.store_id, completes_by=event.operation)
    ids = {pk for _model, pk in event.things}
    if not ids or not waiting.filter(about_id__in=sorted(ids)[:500]).exists():
        return
    for model, object_id in sorted(event.things):
        complete_about(ctx, model, object_id, event.operation)
