"""Tasks in the search box."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .models import Task
from .services import seen_by
from .states import TASK

SHORTEST = 2


@provider("work.tasks")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Tasks the actor may see, by number or words."""
    if len(text) < SHORTEST:
        return
    every = actor.may("work.see_tasks")
    found = rows(Task, actor) if every else seen_by(actor)
    for task in found.filter(Q(number__icontains=text) | Q(title__icontains=text)).order_by("-id")[:5]:
        url = f"/work/tasks/{task.pk}/" if every else f"/work/my-tasks/{task.pk}/"
        yield Hit(_("Task"), str(task), str(TASK.title(task.state)), url)
