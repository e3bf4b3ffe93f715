"""What kinds of tasks there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskKind(models.TextChoices):
    """Where a task comes from: it decides who accepts it and who confirms its result."""

    OWN = "own", _("Own task")
    ASSIGNED = "assigned", _("Assigned")
    TEMPORARY = "temporary", _("From above")  # 临时任务: accepted, answered, confirmed
    REQUEST = "request", _("Department request")  # 内部工单: taken by another department within its answer time
    FOLLOW_UP = "follow_up", _("From a document")


# Kinds whose owner has to accept, and whose giver has to confirm the answer.
ANSWERED = (TaskKind.TEMPORARY, TaskKind.REQUEST)
