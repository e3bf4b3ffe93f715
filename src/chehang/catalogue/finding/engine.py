"""What an engine of part search does, and the questions both databases answer in the same SQL."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

LAST = "\U0010ffff"


class Keys(NamedTuple):
    """What a part is found by."""

    part_id: int
    norm: str
    mnemonic: str
    names: tuple[str, ...]

    @property
    def code_text(self) -> str:
        """Number and mnemonic as one text to look inside; capitals and small letters keep them apart."""
        return f"{self.norm} {self.mnemonic}"


class Engine(ABC):
    """Search structures of one database. Every question is bounded by ``limit`` and answers part ids."""

    at_least, below, order = ">=", "<", "ASC"

    @abstractmethod
    def create(self) -> list[str]:
        """The SQL that makes the structures."""

    @abstractmethod
    def drop(self) -> list[str]:
        """The SQL that removes them."""

    def indexes(self) -> list[str]:
        """The SQL for indexes on the parts' own tables that Django does not make."""
        return []

    @abstractmethod
    def add(self, parts: Sequence[Keys]) -> None:
        """Enter parts that are not in the structures yet."""

    @abstractmethod
    def remove(self, parts: Sequence[Keys]) -> None:
        """Take parts out; the keys must be those they were entered with."""

    @abstractmethod
    def infix(self, text: str, limit: int) -> list[int]:
        """Parts with ``text`` (three characters or more) inside the number or the mnemonic."""

    @abstractmethod
    def near(self, norm: str, limit: int) -> list[int]:
        """Parts whose number may be one typo away; the caller looks closer."""

    @abstractmethod
    def named(self, keys: Sequence[str], limit: int) -> list[int]:
        """Parts whose names hold all the name keys; the caller looks closer."""

    @abstractmethod
    def missing(self) -> int:
        """How many parts are not in the structures."""

    def exact(self, norms: Sequence[str], limit: int) -> list[tuple[int, str]]:
        """(part id, "exact" or "alias") of the parts with one of these numbers."""
        marks = ", ".join(["%s"] * len(norms))
        return self.ask(
            f"SELECT * FROM (SELECT id, 'exact' FROM catalogue_part WHERE norm_no IN ({marks}) LIMIT %s) p UNION ALL"
            f" SELECT * FROM (SELECT part_id, 'alias' FROM catalogue_alias WHERE norm_no IN ({marks}) LIMIT %s) a",
            [*norms, limit, *norms, limit],
        )

    def prefix(self, norm: str, limit: int) -> list[tuple[int, str]]:
        """(part id, "prefix" or "alias") of the parts whose number begins so, in order of number."""
        between = f"norm_no {self.at_least} %s AND norm_no {self.below} %s ORDER BY norm_no {self.order} LIMIT %s"
        params = [norm, norm + LAST, limit]
        return self.ask(
            f"SELECT * FROM (SELECT id, 'prefix' FROM catalogue_part WHERE {between}) p UNION ALL"
            f" SELECT * FROM (SELECT part_id, 'alias' FROM catalogue_alias WHERE {between}) a",
            params + params,
        )

    def initials(self, text: str, limit: int) -> list[int]:
        """Parts whose mnemonic begins so."""
        return self.ids(
            f"SELECT id FROM catalogue_part WHERE mnemonic {self.at_least} %s AND mnemonic {self.below} %s"
            f" ORDER BY mnemonic {self.order} LIMIT %s",
            [text, text + LAST, limit],
        )

    @staticmethod
    def ask(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())

    def ids(self, sql: str, params: Sequence[Any]) -> list[int]:
        return [row[0] for row in self.ask(sql, params)]


def in_chunks(rows: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    """``rows`` in slices of ``size``."""
    return (rows[start : start + size] for start in range(0, len(rows), size))
