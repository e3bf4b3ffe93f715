"""What work is about: any registered document of the house, by name and id."""

from dataclasses import dataclass
from typing import Any

from chehang.core import documents
from chehang.core.context import Actor, Context
from chehang.core.errors import NotFound


@dataclass(frozen=True)
class Subject:
    """A document: its registered name, its id, and its words when it was named."""

    document: str = ""
    object_id: int = 0
    words: str = ""


NOTHING = Subject()


def subject_of(obj: Any) -> Subject:
    """The subject an object is; nothing for None."""
    if obj is None:
        return NOTHING
    return Subject(documents.of(obj).name, int(obj.pk), str(obj)[:100])


def named(ctx: Context, document: str, object_id: int) -> Subject:
    """A subject named from outside: it must be there and the actor must be allowed to see it."""
    if not document:
        return NOTHING
    try:
        entry, obj = documents.find(document, object_id, ctx)
    except NotFound as unknown:
        unknown.field = "about"
        raise
    return Subject(entry.name, obj.pk, str(obj)[:100])


def url_of(document: str, object_id: int, actor: Actor) -> str:
    """The page of a subject, if the actor may see it."""
    entry = documents.documents().get(document)
    return entry.url(object_id) if entry and actor.may(entry.see) else ""


def names_of(model: str) -> list[str]:
    """The documents that a model is registered as."""
    return [d.name for d in documents.documents().values() if d.model == model]
