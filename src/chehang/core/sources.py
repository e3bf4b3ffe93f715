"""What something is done for: the document that asked for goods or money, told from floor to floor as one value."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Source:
    """A document by its name in the register and its id; ``number`` is what people know it by and tells no two apart."""

    document: str
    id: int
    number: str = field(default="", compare=False)

    @property
    def key(self) -> dict[str, Any]:
        """The fields of a row that keeps it, to filter by or to write."""
        return {"document": self.document, "object_id": self.id}

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a row that keeps its number as well."""
        return {**self.key, "source_number": self.number}


def source_of(row: Any) -> Source:
    """The document that a row keeps as the one it was made for."""
    return Source(row.document, row.object_id, getattr(row, "source_number", ""))
