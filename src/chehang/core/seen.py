"""Edits carry what was read: an operation that writes a whole file or document says which version its writer saw.

The version is a digest of what the form starts from: the values of the row that the command writes, and its lines.
Nothing has to be kept for it, and what the command does not write (a credit limit, a state) is nobody's conflict.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import BaseModel, Field

from . import journal
from .context import STORE_TIME, Context
from .errors import Refused
from .models import Journal

Seen = Annotated[
    str,
    Field(
        pattern=r"^([0-9a-f]{32})?$",
        title=gettext_noop("Version read"),
        description=gettext_noop(
            "The version that was read before it was changed; an edit of another version is refused."
        ),
    ),
]


class Meanwhile(Refused):
    """Somebody changed the row after it was read. ``changed`` says where the two differ, ``seen`` is the version now."""

    status = 409

    def __init__(self, who: str, at: datetime | None, changed: list[dict[str, Any]], seen: str) -> None:
        when = at.astimezone(STORE_TIME).strftime("%m-%d %H:%M") if at else "—"
        text = _("%(who)s changed this at %(when)s, after you opened it. Compare, then send it again if it is right.")
        super().__init__("changed.meanwhile", text, who=who, when=when)
        self.changed, self.seen, self.at = changed, seen, at


def present(command: type[BaseModel], row: Any) -> dict[str, Any]:
    """What the form of an edit starts from: the row's values that the command writes; of a document its lines, too.

    A model says more by ``form_values()``; one whose lines are written with it by ``whole()``.
    """
    names = {f.name: f.attname for f in row._meta.concrete_fields}
    found = {n: getattr(row, names[n]) for n in command.model_fields if n in names}
    found = {n: value for n, value in found.items() if value is not None}
    if hasattr(row, "form_values"):
        found |= row.form_values()
    if "seen" in command.model_fields and hasattr(row, "whole"):
        found |= row.whole()
    return found


def version_of(command: type[BaseModel], row: Any) -> str:
    """The version of a row as an edit by this command sees it: 32 hex digits."""
    return journal.digest({n: plain(v) for n, v in present(command, row).items() if n in command.model_fields})[:32]


def require_unchanged(ctx: Context, cmd: Any, row: Model) -> None:
    """Refuse to write over what somebody else wrote since the row was read; call it when the row is locked.

    A caller inside the house that names no version writes over whatever is there.
    """
    command = type(cmd)
    if not cmd.seen or cmd.seen == (now := version_of(command, row)):
        return
    mine, theirs = cmd.model_dump(), present(command, row)
    changed = [
        {"field": name, "yours": plain(mine[name]), "theirs": plain(theirs.get(name))}
        for name in command.model_fields
        if name in theirs and mine[name] is not None and _differ(mine[name], theirs.get(name))
    ]
    last = Journal.objects.filter(subject=row._meta.label, subject_id=row.pk, outcome="done").order_by("-id").first()
    raise Meanwhile(last.actor_name if last else "—", last.at if last else None, changed, now)


def _differ(mine: Any, theirs: Any) -> bool:
    """Lines differ when they differ in what both name: a form says of a line what it asks for, no more."""
    if isinstance(mine, list | tuple) and isinstance(theirs, list | tuple):
        return len(mine) != len(theirs) or any(_differ(a, b) for a, b in zip(mine, theirs, strict=True))
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return any(_differ(mine.get(name), value) for name, value in theirs.items() if name in mine)
    return bool(plain(mine) != plain(theirs)) and not (mine in (None, "") and theirs in (None, ""))


def plain(value: Any) -> Any:
    """A value as text that is the same however it was typed: 1.50 and 1.5 are one."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Mapping):
        return {str(name): plain(v) for name, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
