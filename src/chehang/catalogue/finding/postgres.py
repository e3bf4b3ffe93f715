"""Part search on PostgreSQL: hashed keys in arrays under one GIN index. No extension is needed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from .engine import Engine, Keys, in_chunks
from .keys import name_keys, short_hash, trigrams, typo_keys, typo_lists

_INDEX = (
    "CREATE INDEX catalogue_part_keys_gin ON catalogue_part_keys USING gin (typo, code, name)"
    " WITH (fastupdate = on, gin_pending_list_limit = 65536)"
)
_PATTERNS = {"part": ("norm_no", "mnemonic"), "alias": ("norm_no",)}
REBUILD_FROM = 50_000


class PostgresEngine(Engine):
    """One row a part: typo keys, trigrams of the number, pairs of characters of the names."""

    at_least, below, order = "~>=~", "~<~", "USING ~<~"

    def create(self) -> list[str]:
        return [
            "CREATE TABLE catalogue_part_keys (part_id bigint PRIMARY KEY, typo integer[] NOT NULL,"
            " code integer[] NOT NULL, name integer[] NOT NULL)",
            _INDEX,
        ]

    def drop(self) -> list[str]:
        return ["DROP TABLE IF EXISTS catalogue_part_keys"]

    def indexes(self) -> list[str]:
        """Prefix search by bytes, whatever the collation of the database."""
        return [
            f"CREATE INDEX IF NOT EXISTS catalogue_{table}_{column}_begins ON catalogue_{table} ({column} varchar_pattern_ops)"
            for table, columns in _PATTERNS.items()
            for column in columns
        ]

    def add(self, parts: Sequence[Keys]) -> None:
        """Copy the rows in; a load that is large beside what is there builds the index afterwards."""
        with connection.cursor() as cursor:
            rebuild = len(parts) >= REBUILD_FROM and len(parts) > self._rows(cursor) // 2
            if rebuild:
                cursor.execute("DROP INDEX catalogue_part_keys_gin")
            for some in in_chunks(parts, 10_000):
                with cursor.copy("COPY catalogue_part_keys (part_id, typo, code, name) FROM STDIN") as copy:
                    for part, typo in zip(some, typo_lists([p.norm for p in some]), strict=True):
                        copy.write_row((part.part_id, _array(typo), *map(_array, _hashes(part))))
            if rebuild:
                cursor.execute(_INDEX)
            elif len(parts) > 100:
                cursor.execute("SELECT gin_clean_pending_list('catalogue_part_keys_gin')")

    @staticmethod
    def _rows(cursor: Any) -> int:
        cursor.execute(
            "SELECT GREATEST(reltuples, 0)::bigint FROM pg_class WHERE oid = 'catalogue_part_keys'::regclass"
        )
        return int(cursor.fetchone()[0])

    def remove(self, parts: Sequence[Keys]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM catalogue_part_keys WHERE part_id = ANY(%s)", [[p.part_id for p in parts]])

    def infix(self, text: str, limit: int) -> list[int]:
        return self.ids(
            "WITH k AS MATERIALIZED (SELECT part_id FROM catalogue_part_keys WHERE code @> %s::integer[])"
            " SELECT p.id FROM k JOIN catalogue_part p ON p.id = k.part_id"
            " WHERE strpos(p.norm_no, %s) > 0 OR strpos(p.mnemonic, %s) > 0 LIMIT %s",
            [[short_hash(g) for g in trigrams(text)], text, text, limit],
        )

    def near(self, norm: str, limit: int) -> list[int]:
        return self.ids(
            "SELECT part_id FROM catalogue_part_keys WHERE typo && %s::integer[] LIMIT %s",
            [sorted(typo_keys(norm)), limit],
        )

    def named(self, keys: Sequence[str], limit: int) -> list[int]:
        return self.ids(
            "WITH k AS MATERIALIZED (SELECT part_id FROM catalogue_part_keys WHERE name @> %s::integer[])"
            " SELECT p.id FROM k JOIN catalogue_part p ON p.id = k.part_id LIMIT %s",
            [[short_hash(key) for key in keys], limit],
        )

    def missing(self) -> int:
        return int(
            self.ask(
                "SELECT COUNT(*) FROM catalogue_part p"
                " WHERE NOT EXISTS (SELECT 1 FROM catalogue_part_keys k WHERE k.part_id = p.id)",
                [],
            )[0][0]
        )


def _hashes(part: Keys) -> tuple[set[int], set[int]]:
    """Hashed trigrams of number and mnemonic, hashed keys of the names."""
    code = {short_hash(g) for text in (part.norm, part.mnemonic) for g in trigrams(text)}
    return code, set(map(short_hash, name_keys(part.names)))


def _array(keys: Iterable[int]) -> str:
    return "{" + ",".join(map(str, keys)) + "}"
