"""The history of a row: who did what, and what it changed, in words."""

import json
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chehang.core.masking import masked
from chehang.core.models import Journal
from chehang.core.operation import operations
from chehang.core.personal import in_words, shown
from chehang.core.screens import Screen
from chehang.core.states import machine_of

MOST = 50
LONGEST = 120


@dataclass(frozen=True)
class Change:
    """One field of the row: its word, and what it was and became."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Act:
    """One act on the row, with the questions that were answered with yes."""

    at: datetime
    who: str
    title: str
    changes: tuple[Change, ...]
    confirmed: tuple[str, ...] = ()


def history_of(screen: Screen, row: Any, *, clear: bool = False) -> list[Act]:
    """The acts on a row, newest first. Only what has a column of the screen is told; what these show masked is told only
    ``clear``."""
    label, known = type(row)._meta.label, operations()
    acts = Journal.objects.filter(subject=label, subject_id=row.pk, outcome="done").order_by("-seq")[:MOST]
    words = shown([text for a in acts for text in (a.changes, a.confirmed)], clear=True)
    hides = () if clear else tuple(c.path for c in screen.columns if c.personal)
    return [
        Act(
            a.at,
            a.actor_name,
            str(known[a.operation].title) if a.operation in known else a.operation,
            _changes(screen, row, a.changes, words, hides),
            tuple(in_words(d["message"], words) for d in json.loads(a.confirmed or "[]")),
        )
        for a in acts
    ]


def _changes(screen: Screen, row: Any, text: str, words: dict[str, str], hides: Container[str]) -> tuple[Change, ...]:
    """The changes of this row in one journal entry; fields without a column or a plain value are left to the journal."""
    try:
        entries = json.loads(text) if text else []
    except ValueError:
        return ()
    found = []
    for entry in entries:
        if entry.get("object") != type(row)._meta.label or entry.get("id") != row.pk:
            continue
        before, after = entry.get("before") or {}, entry.get("after") or {}
        for name in after:
            if before.get(name) != after[name] and (word := _word(screen, name)):
                was, is_now = (in_words(_shown(row, name, v), words) for v in (before.get(name), after[name]))
                told = (masked(was), masked(is_now)) if name in hides else (was, is_now)
                found.append(Change(word, *told))
    return tuple(found)


def _word(screen: Screen, name: str) -> str:
    if name == "state":
        return _("State")
    return next((str(c.title) for c in screen.columns if c.path in (name, f"get_{name}_display")), "")


def _shown(row: Any, name: str, value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    machine = machine_of(type(row))
    if machine and name == machine.field and value in machine.states:
        return str(machine.states[value].title)
    choices = dict(getattr(type(row)._meta.get_field(name), "flatchoices", ())) if _is_field(row, name) else {}
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(choices.get(value, value))[:LONGEST]


def _is_field(row: Any, name: str) -> bool:
    return any(f.name == name for f in row._meta.concrete_fields)
