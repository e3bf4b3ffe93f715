"""Values as people read them: on the page, in the export, in the API."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chehang.core.columns import OWN
from chehang.core.lookups import choice_words
from chehang.core.masking import masked
from chehang.core.screens import Column, screen_of, screens
from chehang.core.states import machine_of

COST_PLACES = Decimal("0.0001")


def resolve(row: Any, path: str) -> Any:
    """Follow a dotted path over attributes, keys and plain callables; None ends it, and so does a one-to-one without its other end."""
    value = row
    for name in path.split("."):
        if value is None:
            return None
        try:
            value = value.get(name) if isinstance(value, dict) else getattr(value, name)
        except ObjectDoesNotExist:
            return None
        if callable(value) and not isinstance(value, Model):
            value = value()
    return value


def money(value: Decimal) -> str:
    """Thousands and two places."""
    return f"{value:,.2f}"


def quantity(value: Decimal) -> str:
    """Thousands, and no more places than needed."""
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text or "0"


def plain(value: Any, kind: str) -> str:
    """A value as text without markup."""
    if value is None or value == "":
        return ""
    if kind == "money":
        return money(Decimal(value))  # a line kept as data has its amounts as text
    if kind == "cost":
        return f"{Decimal(value):,.4f}"
    if kind in ("quantity", "number"):
        return quantity(Decimal(value))
    if kind == "rate":
        return quantity(Decimal(value) * 100) + " %"
    if kind == "flag":
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


@dataclass(frozen=True)
class Cell:
    """A value ready for a table: ``inner`` is ``html`` without the link, ``text`` is without any markup."""

    html: SafeString
    css: str
    title: str
    text: str
    inner: str
    title_html: str

    @property
    def url(self) -> str:
        """What the value opens; empty when it opens nothing."""
        return self.html.split('"', 2)[1] if self.html.startswith("<a href=") else ""


class Painter:
    """Makes the cells of many rows: what is the same for every row of a column is looked up once.

    Personal data is masked unless it is to be ``clear``.
    """

    def __init__(self, columns: Iterable[Column], *, clear: bool = False) -> None:
        known = screens()
        self.columns = [_Brush(c, known[c.link].url if c.link in known else "", clear) for c in columns]

    def cells(self, row: Any) -> list[Cell]:
        """One row."""
        return [brush.paint(row) for brush in self.columns]

    def values(self, row: Any, kinds: Container[str]) -> list[Any]:
        """One row for a sheet: numbers and dates of these kinds as such, all else in the words of the page."""
        return [brush.exported(row, kinds) for brush in self.columns]


class _Brush:
    """One column."""

    def __init__(self, column: Column, url: str, clear: bool) -> None:
        self.column, self.url, self.hides = column, url, column.personal and not clear
        self.title, self.css = str(column.title), column.css
        self.title_html = escape(self.title)
        self.way, _dot, self.last = column.path.rpartition(".")
        self.words: dict[type, dict[Any, str]] = {}
        self.badges: dict[Any, SafeString] = {}
        # ``kind`` and ``get_kind_display`` mean the same: a code is never shown to people.
        self.field = self.last.removeprefix("get_").removesuffix("_display")

    def owner(self, row: Any) -> Any:
        """The object that holds the value: the row, or what stands before the last dot."""
        return resolve(row, self.way) if self.way else row

    def value(self, owner: Any) -> Any:
        """What stands there, a code as its code."""
        coded = isinstance(owner, Model) and bool(self.words_of(type(owner)))
        return getattr(owner, self.field) if coded else resolve(owner, self.last)

    def words_of(self, model: type[Model]) -> dict[Any, str]:
        """The words for the codes of this column."""
        if model not in self.words:
            self.words[model] = choice_words(model, self.field)
        return self.words[model]

    def said(self, owner: Any, value: Any) -> str:
        """The value as text, a code in its words."""
        if self.hides:
            return masked(value)
        words = self.words_of(type(owner)) if isinstance(owner, Model) else {}
        return words[value] if value in words else plain(value, self.column.kind)

    def exported(self, row: Any, kinds: Container[str]) -> Any:
        """The value for a sheet; a cost with the four places that the page shows, for Excel keeps 15 digits."""
        owner = self.owner(row)
        value = self.value(owner)
        if self.hides or self.column.kind not in kinds:
            return self.said(owner, value)
        return value.quantize(COST_PLACES) if self.column.kind == "cost" and value is not None else value

    def paint(self, row: Any) -> Cell:
        column, owner = self.column, self.owner(row)
        value = self.value(owner)
        text = self.said(owner, value)
        if column.kind == "state" and value is not None:
            if value not in self.badges:
                self.badges[value] = _state(owner, value)
            badge = self.badges[value]
            return Cell(badge, "", self.title, text, badge, self.title_html)
        css = self.css
        if css and isinstance(value, Decimal | int) and value < 0:
            css += " neg"
        inner = escape(text)
        if column.kind == "picture" and text:
            inner = f'<img class="pic" src="{inner}" alt="" loading="lazy">'
        if column.kind == "datetime" and value is not None:
            inner = f'<time datetime="{value.isoformat()}" title="{inner}" data-relative>{inner}</time>'
        if column.unit and text:
            inner = f'{inner} <span class="unit">{escape(str(resolve(row, column.unit) or ""))}</span>'
        html = inner
        if column.link == OWN and (url := getattr(owner, "url", "")):
            html = f'<a href="{escape(url)}">{inner}</a>'
        elif self.url and (pk := getattr(owner, column.via, None)):
            html = f'<a href="{self.url}{pk}/">{inner}</a>'
        return Cell(SafeString(html), css, self.title, text, inner, self.title_html)


def _state(owner: Any, value: Any) -> SafeString:
    machine = machine_of(type(owner)) if isinstance(owner, Model) else None
    known = machine.states.get(value) if machine else None
    return format_html(
        '<span class="state state-{}">{}</span>', known.colour if known else "grey", known.title if known else value
    )


def cell(row: Any, column: Column, *, clear: bool = False) -> Cell:
    """One cell of a row."""
    return Painter([column], clear=clear).cells(row)[0]


def machine_value(value: Any) -> Any:
    """A value for JSON: exact numbers as text, rows by their id."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.pk if isinstance(value, Model) else value


def machine_cell(row: Any, column: Column) -> Any:
    """What stands in a column, for JSON; personal data is masked there, too."""
    value = machine_value(resolve(row, column.path))
    return masked(value) if column.personal else value


def url_of(obj: Model) -> str:
    """The detail page of an object, if a screen shows it."""
    screen = screen_of(type(obj))
    return f"{screen.url}{obj.pk}/" if screen else ""


__all__ = [
    "Cell",
    "Painter",
    "cell",
    "machine_cell",
    "machine_value",
    "money",
    "plain",
    "quantity",
    "resolve",
    "url_of",
]
