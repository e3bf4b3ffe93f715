"""The training session as a document: its material hangs on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import TrainingSession
from .states import SESSION


def session_content(session: TrainingSession) -> dict[str, Any]:
    """What was taught, when and by whom."""
    return {
        "number": session.number,
        "course": session.course.code,
        "at": session.at.isoformat(),
        "trainer": session.trainer_id,
    }


register(
    Document(
        "work.session",
        model="work.TrainingSession",
        title=_("Training session"),
        series="PX",
        content=session_content,
        see="work.see_sessions",
        machine=SESSION,
        link="/work/sessions/{id}/",
    )
)
