"""Documents found by their number, for every screen that shows numbered rows: no department has to write this again."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Screen, screens
from chehang.core.search import Hit

from .listing import field_of

EACH = 3
SHORTEST = 3


def documents_named(text: str, actor: Actor) -> Iterator[Hit]:
    """Rows whose document number holds the text, at most three per screen, newest first."""
    if len(text) < SHORTEST or not any(c.isdigit() for c in text):
        return
    for screen in screens().values():
        if _numbered(screen) and actor.may(screen.permission):
            rows: QuerySet[Any] = access.rows(screen.model_class, actor).filter(number__icontains=text).order_by("-pk")
            for row in rows[:EACH]:
                yield Hit(screen.title, row.number, "", f"{screen.url}{row.pk}/")


def page_of(number: str, actor: Actor) -> str:
    """The page of the document with exactly this number, as far as the actor may see it; "" where there is none."""
    own = [(screen, "number") for screen in screens().values() if _numbered(screen)]
    # A delivery has the number of its receipt besides its own; "source" numbers are other documents'.
    also = [
        (screen, name)
        for screen in screens().values()
        for name in screen.search
        if screen.document and not screen.shared and name.endswith("_number") and not name.startswith("source")
        if "__" not in name and field_of(screen, name) is not None
    ]
    for screen, name in (*own, *also):
        if actor.may(screen.permission):
            row = access.rows(screen.model_class, actor).filter(**{name: number}).first()
            if row is not None:
                return f"{screen.url}{row.pk}/"
    return ""


def _numbered(screen: Screen) -> bool:
    return (
        bool(screen.document)
        and not screen.shared
        and "number" in screen.search
        and field_of(screen, "number") is not None
    )
