"""Part search on SQLite: full-text tables without content, and a table of typo keys that is its own index."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from .engine import Engine, Keys
from .keys import name_keys, trigrams, typo_keys, typo_rows

_FTS = "CREATE VIRTUAL TABLE {} USING fts5(keys, content='', detail='none', tokenize=\"{}\")"


class SqliteEngine(Engine):
    """Trigrams of numbers and pairs of characters of names in FTS5 (ids only), typo keys in a clustered table."""

    def create(self) -> list[str]:
        return [
            "CREATE TABLE catalogue_typo (key INTEGER NOT NULL, part_id INTEGER NOT NULL,"
            " PRIMARY KEY (key, part_id)) WITHOUT ROWID",
            _FTS.format("catalogue_code_text", "trigram case_sensitive 1"),
            _FTS.format("catalogue_name_text", "unicode61 remove_diacritics 0"),
        ]

    def drop(self) -> list[str]:
        tables = ("catalogue_typo", "catalogue_code_text", "catalogue_name_text")
        return [f"DROP TABLE IF EXISTS {table}" for table in tables]

    def add(self, parts: Sequence[Keys]) -> None:
        keys, owners = typo_rows([p.part_id for p in parts], [p.norm for p in parts])
        cursor: Any
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR IGNORE INTO catalogue_typo (key, part_id) VALUES (%s, %s)", zip(keys, owners, strict=True)
            )
            cursor.executemany(
                "INSERT INTO catalogue_code_text (rowid, keys) VALUES (%s, %s)",
                ((p.part_id, p.code_text) for p in parts),
            )
            cursor.executemany(
                "INSERT INTO catalogue_name_text (rowid, keys) VALUES (%s, %s)",
                ((p.part_id, " ".join(name_keys(p.names))) for p in parts),
            )

    def remove(self, parts: Sequence[Keys]) -> None:
        with connection.cursor() as cursor:
            for part in parts:
                cursor.executemany(
                    "DELETE FROM catalogue_typo WHERE key = %s AND part_id = %s",
                    [(key, part.part_id) for key in typo_keys(part.norm)],
                )
                for table, text in (("code", part.code_text), ("name", " ".join(name_keys(part.names)))):
                    cursor.execute(
                        f"INSERT INTO catalogue_{table}_text (catalogue_{table}_text, rowid, keys)"
                        " VALUES ('delete', %s, %s)",
                        [part.part_id, text],
                    )

    def infix(self, text: str, limit: int) -> list[int]:
        return self.ids(
            "SELECT p.id FROM catalogue_code_text f JOIN catalogue_part p ON p.id = f.rowid WHERE catalogue_code_text"
            " MATCH %s AND (instr(p.norm_no, %s) > 0 OR instr(p.mnemonic, %s) > 0) LIMIT %s",
            [_all_of(trigrams(text)), text, text, limit],
        )

    def near(self, norm: str, limit: int) -> list[int]:
        keys = sorted(typo_keys(norm))
        marks = ", ".join(["%s"] * len(keys))
        return self.ids(f"SELECT DISTINCT part_id FROM catalogue_typo WHERE key IN ({marks}) LIMIT %s", [*keys, limit])

    def named(self, keys: Sequence[str], limit: int) -> list[int]:
        return self.ids(
            "SELECT p.id FROM catalogue_name_text f JOIN catalogue_part p ON p.id = f.rowid"
            " WHERE catalogue_name_text MATCH %s LIMIT %s",
            [_all_of(keys), limit],
        )

    def missing(self) -> int:
        return int(
            self.ask(
                "SELECT COUNT(*) FROM catalogue_part p WHERE NOT EXISTS"
                " (SELECT 1 FROM catalogue_code_text_docsize f WHERE f.id = p.id) OR NOT EXISTS"
                " (SELECT 1 FROM catalogue_name_text_docsize f WHERE f.id = p.id)",
                [],
            )[0][0]
        )


def _all_of(keys: Sequence[str]) -> str:
    """An FTS5 query for rows that have every key."""
    return " AND ".join('"{}"'.format(key.replace('"', '""')) for key in keys)
