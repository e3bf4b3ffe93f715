"""Sealing anew: rows that were mended behind the guards are taken over as they stand now, by two persons and for ever named."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from .. import oldyears
from ..findings import Finding
from ..models import Journal
from .proving import Proof
from .tables import sealed_tables

ASKED, DONE = "org.ask_reseal", "org.reseal"


@dataclass(frozen=True)
class Torn:
    """The rows of a store that say something else than their seals, and one word for exactly this finding."""

    findings: tuple[Finding, ...]

    @property
    def rows(self) -> dict[str, list[int]]:
        """Table → ids."""
        found: dict[str, set[int]] = {}
        for one in self.findings:
            found.setdefault(one.table, set()).add(one.id or 0)
        return {table: sorted(ids) for table, ids in sorted(found.items())}

    @property
    def mark(self) -> str:
        """The same as long as the same is found, down to what each row says now."""
        whole = hashlib.sha256()
        for text in sorted(self.findings):
            whole.update(f"{text}\n".encode())
        for name, ids in self.rows.items():
            whole.update(repr(sealed_tables()[name].read(ids)).encode())
        return whole.hexdigest()[:12]

    def __str__(self) -> str:
        return "; ".join(
            f"{table} {', '.join(map(str, ids[:5]))}{'…' * (len(ids) > 5)}" for table, ids in self.rows.items()
        )


def torn(store_id: int) -> Torn:
    """What may be sealed anew in a store: rows, never the seals themselves or the journal."""
    mine = (store_id, 0, None)
    with oldyears.whole():
        findings = list(Proof().run())
    return Torn(tuple(f for f in findings if f.table in sealed_tables() and f.id and f.store in mine))


def asked_for(store_id: int, mark: str) -> Journal | None:
    """The request for this finding."""
    rows = Journal.objects.filter(store_id=store_id, operation=ASKED, outcome="done").order_by("-seq")
    return next((row for row in rows[:50] if json.loads(row.result).get("mark") == mark), None)


def notes() -> Iterator[str]:
    """What was sealed anew, by whom and why: nothing is wrong, and nobody shall have to look for it."""
    for row in Journal.objects.filter(operation=DONE, outcome="done").order_by("store_id", "seq"):
        told = json.loads(row.result)
        at: datetime = row.at
        yield (
            f"store {row.store_id} row {row.seq}, {at:%Y-%m-%d}: sealed anew by {told['asked_by']} and {row.actor_name}"
            f" ({told['rows']}): {told['reason']}"
        )
