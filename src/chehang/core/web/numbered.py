"""Documents found by their number, for every screen that shows numbered rows: no department has to write this again."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from chehang.core import access, numbers
from chehang.core.context import Actor
from chehang.core.documents import documents
from chehang.core.screens import Screen, screens
from chehang.core.search import Hit

from .listing import field_of

EACH, MOST = 3, 12
SHORTEST, DIGITS = 3, 4
# Series, store, month, number: CK-01-202611-00041.
NUMBER = re.compile(r"([A-Z]*)-?[0-9]{1,6}([-/ ][0-9]{1,6})*-?")


def documents_named(text: str, actor: Actor) -> Iterator[Hit]:
    """Rows whose document number holds the text, at most three per screen, newest first.

    Somebody is still typing, so a part number, a telephone or a VIN asks nothing: letters are a series or they are no
    number, figures stand in groups of six. A series names its screens; figures alone ask what was drawn, not every screen.
    """
    text = text.upper()
    found = NUMBER.fullmatch(text)
    if found is None or len(text) < (SHORTEST if found[1] else DIGITS):
        return
    mine: dict[str, list[Screen]] = {}
    for screen in screens().values():
        if _numbered(screen) and actor.may(screen.permission):
            mine.setdefault(documents()[screen.document].series, []).append(screen)
    if found[1]:
        for screen in mine.get(found[1], ()):
            rows: QuerySet[Any] = access.rows(screen.model_class, actor).filter(number__icontains=text).order_by("-pk")
            yield from (_hit(screen, row) for row in rows[:EACH])
        return
    drawn: dict[str, list[str]] = {}
    for series, number in numbers.with_figures(text, mine, actor, MOST):
        drawn.setdefault(series, []).append(number)
    for series, wanted in drawn.items():
        for screen in mine[series]:
            known = access.rows(screen.model_class, actor).filter(number__in=wanted).order_by("-pk")
            yield from (_hit(screen, row) for row in known)


def _hit(screen: Screen, row: Any) -> Hit:
    return Hit(screen.title, row.number, "", f"{screen.url}{row.pk}/")


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
