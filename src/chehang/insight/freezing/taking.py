"""Taking the measures of a month as they are seen now, with the rows that add up to each."""

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from chehang.core import journal
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.measures import Each, Measure, Ratio, Span, measures, read, rows_behind
from chehang.core.measures.asof import at_moment, read_as_of

from .models import FrozenFigure

Rows = list[list[Any]]  # each: the id of a row and what it brings, as text


@dataclass(frozen=True)
class Figure:
    """One measure as it is seen now."""

    measure: str
    variant: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    rows: Rows

    def content(self, span: Span) -> dict[str, Any]:
        """Everything it says; its digest is over this."""
        return {
            "measure": self.measure,
            "span": span.code,
            "variant": self.variant,
            "value": text_of(self.value),
            "numerator": text_of(self.numerator),
            "denominator": text_of(self.denominator),
            "rows": self.rows,
        }

    def digest(self, span: Span) -> str:
        """SHA-256 over what it says."""
        return journal.digest(self.content(span))


def text_of(value: Decimal | None) -> str | None:
    """A number in one way of writing, whatever its scale."""
    if value is None:
        return None
    return f"{value.normalize():f}" if value else "0"


def figures(who: Actor | Context, span: Span, today: date) -> Iterator[Figure]:
    """Every measure that is known of the past."""
    for measure in measures().values():
        if measure.kind != "now":
            yield figure_of(measure, who, span, today)


def figure_of(measure: Measure, who: Actor | Context, span: Span, today: date) -> Figure:
    """One measure with its rows, in the order of their ids."""
    found = read(measure, who, span, today)
    return Figure(
        measure.name,
        found.variant,
        found.value,
        found.numerator,
        found.denominator,
        sorted(_rows(measure, found.variant, who, span, today)),
    )


def figure_at(measure: Measure, who: Actor | Context, span: Span, moment: datetime) -> Figure | None:
    """One measure as it was seen at a moment, from what had been entered by then; None where that cannot be said."""
    found, day = read_as_of(measure, who, span, moment), moment.astimezone(STORE_TIME).date()
    if found is None:
        return None
    seen = at_moment(measure, who, span, moment)
    rows = sorted(_rows(seen, "", who, span, day)) if seen is not None else []
    return Figure(measure.name, found.variant, found.value, found.numerator, found.denominator, rows)


def _rows(measure: Measure, variant: str, who: Actor | Context, span: Span, today: date) -> Iterator[list[Any]]:
    rows = rows_behind(measure, who, span, today)
    if rows is None:
        return
    value = measure.defined(variant).value
    if isinstance(value, Each):
        yield from ([row.pk, text_of(value.of(row))] for row in rows)
    elif isinstance(value, Ratio):
        for pk, top, bottom in rows.order_by().values_list("pk", "_top", "_bottom"):
            parts = ((value.numerator, top), (value.denominator, bottom))
            yield [pk, *(text_of(part.signed(Decimal(brought or 0))) for part, brought in parts)]
    else:
        for pk, brought in rows.order_by().values_list("pk", "_brings"):
            yield [pk, text_of(value.signed(Decimal(brought or 0)))]


def packed(rows: Rows) -> str:
    """The rows as short text: JSON, deflated, in base64; nothing for no rows."""
    return base64.b64encode(zlib.compress(journal.dumps(rows).encode(), 9)).decode() if rows else ""


def unpacked(text: str) -> Rows:
    """The rows of such a text."""
    return json.loads(zlib.decompress(base64.b64decode(text))) if text else []  # type: ignore[no-any-return]


def thawed(kept: FrozenFigure) -> Figure:
    """A figure as it was seen then, from what was kept."""
    return Figure(kept.measure, kept.variant, kept.value, kept.numerator, kept.denominator, unpacked(kept.packed))
