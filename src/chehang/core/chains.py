"""The chain of papers around a document: what it came from, what came of it, and how far each is.

Nobody declares it: a document points to another by a foreign key, or by the name and id of its source.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model

from . import access
from .context import Actor
from .documents import Document, documents
from .states import machine_of

EACH, UP = 4, 3  # of one kind, and steps back


@dataclass(frozen=True)
class Linked:
    """One paper of the chain; ``here`` is the one whose page is open."""

    title: Any
    name: str
    url: str
    state: Any = ""
    colour: str = "grey"
    here: bool = False


@cache
def _pointing(model: str) -> tuple[tuple[str, str], ...]:
    """(kind of document, its foreign key) for the documents with a key to this model."""
    found = []
    for document in documents().values():
        for field in document.model_class._meta.concrete_fields:
            target = field.related_model
            if target is not None and target._meta.label == model != document.model:
                found.append((document.name, field.name))
    return tuple(found)


@cache
def _named() -> tuple[str, ...]:
    """The kinds of document that name their source by ``document`` and ``object_id``."""
    return tuple(
        d.name
        for d in documents().values()
        if {"document", "object_id"} <= {f.name for f in d.model_class._meta.concrete_fields}
    )


def _kind_of(row: Model) -> Document | None:
    label = row._meta.label
    return next((d for d in documents().values() if d.model == label), None)


def _sources(row: Model, actor: Actor) -> Iterator[Model]:
    """What a document points to."""
    known = documents()
    source, pk = getattr(row, "document", ""), getattr(row, "object_id", 0)
    if isinstance(source, str) and source in known and pk:
        yield from _rows(known[source], actor, pk=pk)
    by_model = {d.model: d for d in known.values()}
    for field in row._meta.concrete_fields:
        target = field.related_model._meta.label if field.is_relation and field.related_model else ""
        if target in by_model and target != row._meta.label and (pk := getattr(row, field.attname)):
            yield from _rows(by_model[target], actor, pk=pk)


def _offspring(row: Model, actor: Actor) -> Iterator[Model]:
    """What points to a document."""
    own, known = _kind_of(row), documents()
    for name in _named():
        if own is None:
            return
        yield from _rows(known[name], actor, document=own.name, object_id=row.pk)
    for name, field in _pointing(row._meta.label):
        yield from _rows(known[name], actor, **{field: row.pk})


def _rows(kind: Document, actor: Actor, /, **which: Any) -> Iterable[Model]:
    if not actor.may(kind.see):
        return ()
    return access.rows(kind.model_class, actor).filter(**which).order_by("pk")[:EACH]


def chain_of(row: Model, actor: Actor) -> list[Linked]:
    """What came before the row and after it, and what else came of the paper that it came from; empty when it stands alone."""
    if _kind_of(row) is None:
        return []
    before: list[Model] = []
    level = list(_sources(row, actor))
    parents = level
    for _step in range(UP):
        before = [x for x in level if x not in before and x != row] + before
        level = [up for x in level for up in _sources(x, actor)]
    beside = [x for parent in parents for x in _offspring(parent, actor) if x != row and x not in before]
    after = [x for x in _offspring(row, actor) if x not in before]
    line = [*before, row, *after, *(x for x in beside if x not in after)]
    return [_linked(x, here=x is row) for x in line] if len(line) > 1 else []


def _linked(row: Model, *, here: bool) -> Linked:
    kind, machine = _kind_of(row), machine_of(type(row))
    assert kind is not None
    state = machine.states.get(getattr(row, machine.field)) if machine else None
    name = str(getattr(row, "number", "") or row)
    return Linked(
        kind.title, name, kind.url(row.pk), state.title if state else "", state.colour if state else "grey", here
    )
