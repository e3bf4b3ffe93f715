"""The rows behind a measure: exactly those that add up to it, whole or of one member of a dimension."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from chehang.core.context import Actor, Context
from chehang.core.lookups import choice_words, field_at

from .declare import By, Measure
from .definitions import definition_at
from .spans import Span
from .values import Each, Ratio

TEXTS = ("CharField", "TextField")


def rows_behind(
    measure: Measure, who: Actor | Context, span: Span, today: date, by: By | None = None, key: str = ""
) -> QuerySet[Any] | None:
    """The rows, each with what it brings (``_brings``, or ``_top`` and ``_bottom`` of a ratio); None when the measure is
    made from others, or nothing is known of that span."""
    defined = measure.defined(definition_at(measure, who, min(span.last, today)))
    known = span.until(today)
    if defined.rows is None or span.first > today or (measure.kind == "now" and known.last < today):
        return None
    rows = defined.rows_for(who, known)
    if by is not None:
        rows = rows.filter(_member(rows, by, key))
    value = defined.value
    if isinstance(value, Ratio):
        return rows.annotate(_top=value.numerator.of_row(), _bottom=value.denominator.of_row())
    return rows if isinstance(value, Each) else rows.annotate(_brings=value.of_row())


def contributions(measure: Measure, row: Any) -> tuple[Decimal, ...]:
    """What one of ``rows_behind`` brings: one number, or numerator and denominator."""
    value = measure.value
    if isinstance(value, Each):
        return (value.of(row),)
    if isinstance(value, Ratio):
        top, bottom = Decimal(row._top or 0), Decimal(row._bottom or 0)
        return value.numerator.signed(top), value.denominator.signed(bottom)
    return (value.signed(Decimal(row._brings or 0)),)


def grouped(rows: QuerySet[Any], by: By) -> QuerySet[Any, Any]:
    """The rows put together by the members of a dimension (``_key``)."""
    return rows.annotate(_key=F(by.path)).values("_key")


def _member(rows: QuerySet[Any], by: By, key: str) -> Q:
    if not key:
        empty = Q(**{f"{by.path}__isnull": True})
        return empty | Q(**{by.path: ""}) if _field(rows, by).get_internal_type() in TEXTS else empty
    return Q(**{by.path: key})


def _field(rows: QuerySet[Any], by: By) -> Any:
    """The field of a dimension: of the model, or what an annotation gives."""
    annotated = rows.query.annotations.get(by.path)
    return annotated.output_field if annotated is not None else field_at(rows.model, by.path)


def member(rows: QuerySet[Any], by: By, key: str) -> Any:
    """A key from an address as the dimension keeps it; ValueError when it can be none of it."""
    if not key:
        return ""
    try:
        return _field(rows, by).to_python(key)
    except ValidationError as bad:
        raise ValueError(key) from bad


def readable(rows: QuerySet[Any], by: By, key: str) -> bool:
    """Whether a key from an address can be one of this dimension."""
    try:
        member(rows, by, key)
    except ValueError:
        return False
    return "\x00" not in key


def label_of(rows: QuerySet[Any], by: By, key: Any) -> str:
    """A member in words: a code's title, a state's name, what there is."""
    if key is None or key == "":
        return _("without")
    if by.words is not None:
        return by.words(key)
    field = _field(rows, by)
    if by.path not in rows.query.annotations:
        return choice_words(field.model, field.name).get(key, str(key))
    return str(key)
