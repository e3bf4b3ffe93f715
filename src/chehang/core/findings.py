"""What breaks a rule: a sentence for people that also says, where it is known, which row it speaks of."""

from typing import Any


class Finding(str):
    """A sentence with the table, row, column and store it is about."""

    table: str
    id: int | None
    column: str
    store: int | None

    def __new__(
        cls, text: str, *, table: str = "", id: int | None = None, column: str = "", store: int | None = None
    ) -> "Finding":
        made = super().__new__(cls, text)
        made.table, made.id, made.column, made.store = table, id, column, store
        return made


def as_data(row: str) -> dict[str, Any]:
    """A finding for machines; what is not known is empty."""
    if isinstance(row, Finding):
        return {"table": row.table, "id": row.id, "column": row.column, "text": str(row), "store": row.store}
    return {"table": "", "id": None, "column": "", "text": str(row), "store": None}
