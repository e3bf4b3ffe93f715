"""The goal as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Goal
from .states import GOAL


def goal_content(goal: Goal) -> dict[str, Any]:
    """What is approved: target, days, owner, and into what it was split."""
    return {
        "number": goal.number,
        "version": goal.version,
        "target": str(goal.target),
        "days": [goal.starts.isoformat(), goal.due.isoformat()],
        "owner": goal.owner_id,
        "parts": [[c.pk, str(c.target)] for c in goal.children.exclude(state="dropped").order_by("id")],
    }


register(
    Document(
        "work.goal",
        model="work.Goal",
        title=_("Goal"),
        series="JH",
        content=goal_content,
        see="work.see_goals",
        machine=GOAL,
        link="/work/goals/{id}/",
    )
)
