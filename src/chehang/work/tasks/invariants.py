"""What must hold about tasks."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending
from chehang.work.tasks.models import Task


@invariant("W01", _("No task waits for itself, however long the way round"))
def no_circles() -> Iterator[str]:
    """Follow what each task waits for; a way that comes back to its start is a circle."""
    chain = dict(Task.objects.filter(waits_for__isnull=False).values_list("pk", "waits_for_id"))
    for start in chain:
        at, seen = chain.get(start), {start}
        while at is not None and at not in seen:
            seen.add(at)
            at = chain.get(at)
        if at == start:
            yield f"task {start}: waits for itself over {len(seen)} tasks"


@invariant("W02", _("A result that had to be confirmed was confirmed by another person"))
def answers_were_confirmed() -> Iterator[str]:
    """Tasks from above and requests end by the word of who gave them, not of who did them."""
    yield from offending(
        "SELECT t.number FROM work_task t WHERE t.state = 'done' AND t.wants_answer AND t.completes_by = ''"
        " AND (t.confirmed_by_id IS NULL OR t.confirmed_by_id = t.owner_id)",
        "task {number}: done without the confirmation of another person",
    )
