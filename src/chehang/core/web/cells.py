"""Values as people read them: on the page, in the export, in the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chehang.core.screens import Column, screen_of, screens
from chehang.core.states import machine_of


def resolve(row: Any, path: str) -> Any:
    """Follow a dotted path over attributes, keys and plain callables; None ends it."""
    value = row
    for name in path.split("."):
        if value is None:
            return None
        value = value.get(name) if isinstance(value, dict) else getattr(value, name)
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
        return money(value)
    if kind == "cost":
        return f"{value:,.4f}"
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
    """A value ready for a table."""

    html: SafeString
    css: str
    title: Any
    text: str


def _link(row: Any, column: Column) -> str:
    if not column.link or column.link not in screens():
        return ""
    owner = resolve(row, column.path.rsplit(".", 1)[0]) if "." in column.path else row
    pk = getattr(owner, "pk", None)
    return f"{screens()[column.link].url}{pk}/" if pk else ""


def _state(row: Any, column: Column, value: Any) -> SafeString:
    owner = resolve(row, column.path.rsplit(".", 1)[0]) if "." in column.path else row
    machine = machine_of(type(owner)) if isinstance(owner, Model) else None
    known = machine.states.get(value) if machine else None
    return format_html(
        '<span class="state state-{}">{}</span>', known.colour if known else "grey", known.title if known else value
    )


def cell(row: Any, column: Column) -> Cell:
    """One cell of a row."""
    value = resolve(row, column.path)
    text = plain(value, column.kind)
    css = column.css
    if column.kind == "state":
        return Cell(_state(row, column, value), "", column.title, text)
    if css and isinstance(value, Decimal | int) and value < 0:
        css += " neg"
    html: SafeString = escape(text)
    if column.kind == "datetime" and value is not None:
        html = format_html('<time datetime="{}" title="{}" data-relative>{}</time>', value.isoformat(), text, text)
    if column.unit and text:
        html = format_html('{} <span class="unit">{}</span>', html, resolve(row, column.unit) or "")
    if url := _link(row, column):
        html = format_html('<a href="{}">{}</a>', url, html)
    return Cell(html, css, column.title, text)


def cells(row: Any, columns: Iterable[Column]) -> list[Cell]:
    """A row of cells."""
    return [cell(row, c) for c in columns]


def machine_value(value: Any) -> Any:
    """A value for JSON: exact numbers as text, rows by their id."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.pk if isinstance(value, Model) else value


def url_of(obj: Model) -> str:
    """The detail page of an object, if a screen shows it."""
    screen = screen_of(type(obj))
    return f"{screen.url}{obj.pk}/" if screen else ""


__all__ = ["Cell", "cell", "cells", "machine_value", "money", "plain", "quantity", "resolve", "url_of"]
