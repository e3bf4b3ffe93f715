"""What a lookup or a column's path leads to: the field, the joins it needs, the words of its codes."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model, QuerySet

from .columns import Column
from .states import machine_of


def field_at(model: type[Model], lookup: str) -> Any:
    """The field that a lookup leads to from a model, if it is one."""
    meta, field = model._meta, None
    for name in lookup.split("__"):
        try:
            field = meta.get_field(name)
        except FieldDoesNotExist:
            return None
        if field.related_model and (field.many_to_one or field.one_to_one):  # either end of it
            meta = field.related_model._meta
    return field


def joined(rows: QuerySet[Any], columns: Iterable[Column]) -> QuerySet[Any]:
    """The rows with what the columns need."""
    paths = [p for c in columns for p in (c.path, c.unit) if p]
    joins = {j for p in paths for j in _joins(rows.model, p)}
    return rows.select_related(*sorted(joins)) if joins else rows


def _joins(model: type[Model], path: str) -> list[str]:
    """The foreign keys along a path."""
    meta, found = model._meta, []
    for name in path.split("."):
        try:
            field = meta.get_field(name)
        except FieldDoesNotExist:
            break
        if not isinstance(field, ForeignKey):
            break
        found.append(name)
        meta = field.related_model._meta
    return ["__".join(found)] if found else []


def choice_words(model: type[Model], name: str) -> dict[Any, str]:
    """What may stand in a field as people read it today: its choices, or the states of its machine; else nothing."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return {}
    if choices := getattr(field, "flatchoices", ()):
        return {value: str(title) for value, title in choices}
    machine = machine_of(model)
    return {s: str(machine.title(s)) for s in machine.states} if machine and machine.field == name else {}
