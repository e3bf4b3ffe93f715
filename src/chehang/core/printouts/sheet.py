"""单据, A4: any document as its page shows it: its fields, its tables, its signatures. Documents with a form of their own do without it."""

from dataclasses import dataclass
from datetime import date as Day
from itertools import islice
from typing import Any

from django.utils import translation
from django.utils.timezone import localdate

from chehang.core import files
from chehang.core.columns import columns_for
from chehang.core.context import Actor
from chehang.core.documents import Document
from chehang.core.models import Approval, Signature
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import Letterhead, Sign, sign_of_decision, store_head
from chehang.core.screens import NUMERIC, panels_of, screen_of, seen_by
from chehang.core.web.cells import Painter

MOST_ROWS = 2000
# What only the screen needs: the number stands in the head of the paper.
LEFT_OUT = ("number",)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One field: its label and its value in words."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of the page; ``right`` tells which columns are numbers."""

    title: str
    heads: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place to sign."""

    label: str
    sign: Sign


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A document in general."""

    store: Letterhead
    number: str
    date: Day
    title: str
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    places: tuple[Place, ...] = ()


PRINTOUT = Printout("core/sheet", Sheet, "单据", (), numbered)


def sheet_of(document: Document, obj: Any, actor: Actor) -> Sheet:
    """The sheet of ``obj`` as ``actor`` may see it, in Chinese as everything on paper."""
    with translation.override("zh-hans"):
        screen = screen_of(type(obj))
        screen = seen_by(screen, actor) if screen else None
        columns = tuple(c for c in screen.columns if c.path not in LEFT_OUT) if screen else ()
        cells = Painter(columns).cells(obj)
        return Sheet(
            store=store_head(obj.store),
            number=str(getattr(obj, "number", "") or obj.pk),
            date=_day_of(obj),
            title=str(document.title),
            facts=tuple(Fact(label=c.title, value=c.text) for c in cells if c.text),
            tables=tuple(_tables(screen, obj, actor)) if screen else (),
            places=_places(document, obj),
        )


def _day_of(obj: Any) -> Day:
    """The day of the document: of its own field, or of when it was made."""
    for name in ("date", "made_at", "created_at", "at"):
        if value := getattr(obj, name, None):
            return localdate(value) if hasattr(value, "hour") else value
    return localdate()


def _tables(screen: Any, obj: Any, actor: Actor) -> list[Table]:
    made = []
    for panel in panels_of(screen):
        rows = list(islice(panel.shown(obj, actor) or (), MOST_ROWS))
        if not rows:
            continue
        columns = columns_for(panel.columns, actor)
        paint = Painter(columns).cells
        made.append(
            Table(
                title=str(panel.title),
                heads=tuple(str(c.title) for c in columns),
                right=tuple(c.kind in NUMERIC for c in columns),
                rows=tuple(tuple(c.text for c in paint(row)) for row in rows),
            )
        )
    return made


def _places(document: Document, obj: Any) -> tuple[Place, ...]:
    """Who signed the present content, and who approved it; the places nobody has signed stay open."""
    mine = {"document": document.name, "object_id": obj.pk, "digest": document.digest(obj)}
    signed = {s.slot: s for s in Signature.objects.filter(**mine).select_related("image")}
    places = [Place(label=str(title), sign=ink_of(signed.get(slot))) for slot, title in document.sign_slots.items()]
    decisions = Approval.objects.filter(**mine, decision="approved").order_by("id")
    return (*places, *(Place(label="审批", sign=sign_of_decision(one)) for one in decisions))


def ink_of(signature: Signature | None) -> Sign:
    """A signature as it stands on paper: name, time and what was drawn; empty without one."""
    if signature is None:
        return Sign()
    image = files.path_of(signature.image.sha256).read_bytes() if signature.image else None
    return Sign(name=signature.actor_name, at=signature.at, image=image)
