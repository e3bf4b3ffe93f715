"""Rows of a table checked against a pydantic model, one error per bad cell."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from chehang.core.tabular.cells import Cell, Table
from chehang.core.tabular.columns import Heading, find_heading
from chehang.core.tabular.kinds import Ready, converter, ready_text
from chehang.core.tabular.messages import CellError
from chehang.core.tabular.reasons import reason

M = TypeVar("M", bound=BaseModel)
_WARNINGS = {"cell.code_number"}


@dataclass(slots=True)
class Parsed(Generic[M]):
    """What a table held: good rows as (row number, model), bad cells, doubtful cells of good rows, hidden good rows."""

    rows: list[tuple[int, M]] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    warnings: list[CellError] = field(default_factory=list)
    bad_rows: int = 0
    heading: dict[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()


@dataclass(slots=True)
class _Reader(Generic[M]):
    table: Table
    model: type[M]
    heading: Heading
    plan: list[tuple[str, int, Callable[[Cell], Ready]]]
    keys: dict[str, str]

    def error(self, index: int, name: str, code: str, params: dict[str, Any], cell: Cell) -> CellError:
        """An error of a row index; a fault of no single column is shown at the first column of the plan."""
        column = self.heading.columns.get(name, self.plan[0][1])
        shown = "" if cell is None else ready_text(cell)[0][:40]
        return CellError(self.table.address(column, index), self.heading.names.get(name, name), code, params, shown)

    def values(self, index: int, row: Sequence[Cell]) -> tuple[dict[str, Any], list[CellError]]:
        values: dict[str, Any] = {}
        found: list[CellError] = []
        width = len(row)
        for name, column, ready in self.plan:
            if column >= width:
                continue
            cell = row[column]
            if cell is None:
                continue
            values[name], code = ready(cell)
            if code:
                found.append(self.error(index, name, code, {}, cell))
        return values, found

    def refused(self, index: int, row: Sequence[Cell], error: ValidationError, known: set[str]) -> list[CellError]:
        """The model's errors as cells; one per cell, and none for a cell already known as bad."""
        found: dict[str, CellError] = {}
        for detail in error.errors(include_url=False, include_input=False):
            name = self.keys.get(str(detail["loc"][0]), str(detail["loc"][0])) if detail["loc"] else ""
            column = self.heading.columns.get(name)
            cell = row[column] if column is not None and column < len(row) else None
            code, params = reason(dict(detail))
            one = self.error(index, name, code, params, cell)
            if one.address not in known:
                found.setdefault(one.address, one)
        return list(found.values())


def _reader(table: Table, model: type[M], aliases: Mapping[str, Sequence[str]], codes: Collection[str]) -> _Reader[M]:
    fields = model.model_fields
    required = [name for name, info in fields.items() if info.is_required()]
    heading = find_heading(table, {name: aliases.get(name, ()) for name in fields}, required)
    plan = [
        (name, column, converter(fields[name].annotation, name in codes)) for name, column in heading.columns.items()
    ]
    keys = {str(info.alias or name): name for name, info in fields.items()}
    return _Reader(table, model, heading, plan, keys)


def parse_rows(
    table: Table,
    model: type[M],
    aliases: Mapping[str, Sequence[str]],
    *,
    codes: Collection[str] = (),
) -> Parsed[M]:
    """Check every row below the heading against ``model``.

    ``aliases`` gives the headings that mean a field, the one to show first; ``codes`` names the fields that
    are numbers of something and must have stayed text: a numeric cell there is a warning with its address,
    a damaged one an error. Empty cells are left out, so the model's defaults apply. Blank rows are skipped.
    Raises BadFile when a required column is missing or there twice.
    """
    reader = _reader(table, model, aliases, codes)
    parsed: Parsed[M] = Parsed(heading=reader.heading.names, unknown=reader.heading.unknown)
    out_of_sight = frozenset(table.hidden)
    validate = model.__pydantic_validator__.validate_python
    for index in range(reader.heading.row + 1, len(table.rows)):
        row = table.rows[index]
        if not row:
            continue
        values, found = reader.values(index, row)
        if not values:
            continue
        errors = [e for e in found if e.code not in _WARNINGS] if found else found
        try:
            good = validate(values)
        except ValidationError as error:
            errors = errors + reader.refused(index, row, error, {e.address for e in errors})
        if errors:
            parsed.errors += errors
            parsed.bad_rows += 1
            continue
        parsed.rows.append((table.first_row + index, good))
        if table.first_row + index in out_of_sight:
            parsed.hidden += (table.first_row + index,)
        parsed.warnings += found
    return parsed
