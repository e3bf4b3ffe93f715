"""Part search on PostgreSQL: hashed keys in arrays under one GIN index. No extension is needed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from .engine import LAST, Engine, Keys, in_chunks
from .keys import name_keys, short_hash, trigrams, typo_keys, typo_lists

_INDEX = (
    "CREATE INDEX catalogue_part_keys_gin ON catalogue_part_keys USING gin (typo, code, name)"
    " WITH (fastupdate = on, gin_pending_list_limit = 65536)"
)
# Functions keep their plans, and only they can forbid the plan that reads the whole table: the planner knows little
# about arrays and would choose it when the statistics are old.
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION catalogue_{name}({arguments}, most integer) RETURNS {answer}"
    " LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$ BEGIN RETURN QUERY {query}; END $$"
)
_PREFIX = "WHERE t.norm_no ~>=~ low AND t.norm_no ~<~ high ORDER BY t.norm_no USING ~<~ LIMIT most"
_QUESTIONS = (
    (
        "exact",
        "norms text[]",
        "TABLE(part bigint, why text)",
        "(SELECT t.id, 'exact'::text FROM catalogue_part t WHERE t.norm_no = ANY(norms) LIMIT most) UNION ALL"
        " (SELECT t.part_id, 'alias'::text FROM catalogue_alias t WHERE t.norm_no = ANY(norms) LIMIT most)",
    ),
    (
        "prefix",
        "low text, high text",
        "TABLE(part bigint, why text)",
        f"(SELECT t.id, 'prefix'::text FROM catalogue_part t {_PREFIX}) UNION ALL"
        f" (SELECT t.part_id, 'alias'::text FROM catalogue_alias t {_PREFIX})",
    ),
    (
        "near",
        "keys integer[]",
        "SETOF bigint",
        "SELECT k.part_id FROM catalogue_part_keys k WHERE k.typo && keys LIMIT most",
    ),
    (
        "infix",
        "keys integer[], wanted text",
        "SETOF bigint",
        "SELECT p.id FROM catalogue_part_keys k JOIN catalogue_part p ON p.id = k.part_id WHERE k.code @> keys"
        " AND (strpos(p.norm_no, wanted) > 0 OR strpos(p.mnemonic, wanted) > 0) LIMIT most",
    ),
    (
        "named",
        "keys integer[]",
        "SETOF bigint",
        "SELECT p.id FROM catalogue_part_keys k JOIN catalogue_part p ON p.id = k.part_id WHERE k.name @> keys"
        " LIMIT most",
    ),
)
_PATTERNS = {"part": ("id", ("norm_no", "mnemonic")), "alias": ("part_id", ("norm_no",))}
REBUILD_FROM = 50_000


class PostgresEngine(Engine):
    """One row a part: typo keys, trigrams of the number, pairs of characters of the names."""

    at_least, below, order = "~>=~", "~<~", "USING ~<~"

    def create(self) -> list[str]:
        return [
            "CREATE TABLE catalogue_part_keys (part_id bigint PRIMARY KEY, typo integer[] NOT NULL,"
            " code integer[] NOT NULL, name integer[] NOT NULL)",
            _INDEX,
            *(
                _FUNCTION.format(name=name, arguments=arguments, answer=answer, query=query)
                for name, arguments, answer, query in _QUESTIONS
            ),
        ]

    def drop(self) -> list[str]:
        functions = [f"DROP FUNCTION IF EXISTS catalogue_{name}" for name, *_rest in _QUESTIONS]
        return [*functions, "DROP TABLE IF EXISTS catalogue_part_keys"]

    def indexes(self) -> list[str]:
        """Prefix search by bytes, whatever the collation of the database."""
        return [
            f"CREATE INDEX IF NOT EXISTS catalogue_{table}_{column}_begins ON catalogue_{table}"
            f" ({column} varchar_pattern_ops) INCLUDE ({answer})"
            for table, (answer, columns) in _PATTERNS.items()
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

    def exact(self, norms: Sequence[str], limit: int) -> list[tuple[int, str]]:
        return self.ask("SELECT part, why FROM catalogue_exact(%s::text[], %s)", [list(norms), limit])

    def prefix(self, norm: str, limit: int) -> list[tuple[int, str]]:
        return self.ask("SELECT part, why FROM catalogue_prefix(%s, %s, %s)", [norm, norm + LAST, limit])

    def infix(self, text: str, limit: int) -> list[int]:
        keys = [short_hash(g) for g in trigrams(text)]
        return self.ids("SELECT * FROM catalogue_infix(%s::integer[], %s, %s)", [keys, text, limit])

    def near(self, norm: str, limit: int) -> list[int]:
        return self.ids("SELECT * FROM catalogue_near(%s::integer[], %s)", [sorted(typo_keys(norm)), limit])

    def named(self, keys: Sequence[str], limit: int) -> list[int]:
        hashes = [short_hash(key) for key in keys]
        return self.ids("SELECT * FROM catalogue_named(%s::integer[], %s)", [hashes, limit])

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
