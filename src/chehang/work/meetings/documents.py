"""Meetings and notes as documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Meeting, Note
from .states import MEETING


def meeting_content(meeting: Meeting) -> dict[str, Any]:
    """What the minutes say."""
    return {
        "number": meeting.number,
        "title": meeting.title,
        "at": meeting.at.isoformat(),
        "minutes": meeting.minutes,
        "decisions": [[d.text, d.owner_id, d.due.isoformat()] for d in meeting.decisions.order_by("n")],
    }


def note_content(note: Note) -> dict[str, Any]:
    """What was noted."""
    return {"number": note.number, "kind": note.kind, "title": note.title, "text": note.text}


register(
    Document(
        "work.meeting",
        model="work.Meeting",
        title=_("Meeting"),
        series="HY",
        content=meeting_content,
        see="work.see_meetings",
        machine=MEETING,
        link="/work/meetings/{id}/",
    )
)
register(
    Document("work.note", model="work.Note", title=_("Note of work"), series="JL", content=note_content, see="work.see_notes",
             link="/work/notes/{id}/")
)  # fmt: skip
