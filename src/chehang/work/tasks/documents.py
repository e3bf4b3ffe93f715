"""The task as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Task
from .states import TASK


def task_content(task: Task) -> dict[str, Any]:
    """What a task says."""
    return {
        "number": task.number,
        "title": task.title,
        "detail": task.detail,
        "owner": task.owner_id,
        "due": task.due.isoformat(),
        "result": task.result,
    }


register(
    Document(
        "work.task",
        model="work.Task",
        title=_("Task"),
        series="RW",
        content=task_content,
        see="work.see_tasks",
        machine=TASK,
        link="/work/tasks/{id}/",
    )
)
