"""Writing and proving the journal."""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from .context import Context
from .findings import Finding
from .gate import must_be_inside
from .models import Journal, JournalHead
from .personal import Hidden, of_changes
from .sealing.keeping import Draft, drafts, keep, root

# How much of a request is kept of an attempt that came to nothing.
LONGEST = {"refused": 4000, "asked": 4000}
HASHED = (
    "store_id",
    "seq",
    "at",
    "employee_id",
    "account_id",
    "actor_name",
    "address",
    "channel",
    "operation",
    "outcome",
    "code",
    "key",
    "request_digest",
    "request",
    "subject",
    "subject_id",
    "changes",
    "result",
    "previous_hash",
)


def dumps(value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, Chinese kept readable."""
    return json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of ``value``."""
    return hashlib.sha256(dumps(value).encode()).hexdigest()


def row_hash(row: Journal) -> str:
    """The hash that seals a row and everything before it.

    What was confirmed and the seals came later than the first rows: they count where there are any, so that the first
    rows keep their hash.
    """
    values = [getattr(row, name) for name in HASHED]
    if row.confirmed:
        values.append(row.confirmed)
    values[2] = row.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    return digest([*values, {"seals": row.seals}] if row.seals else values)


def write(
    ctx: Context,
    outcome: str,
    *,
    code: str = "",
    key: str = "",
    request_digest: str = "",
    request: str = "",
    result: str = "",
    confirmed: str = "",
    seals: Sequence[Draft] = (),
    personal: Collection[str] = (),
) -> Journal:
    """Append one row to the store's chain, inside the caller's transaction, with the seals of what the act wrote.

    The head of the chain is locked as the very last lock of an act, so two acts never wait for each other crosswise.
    Raises TransactionManagementError outside a transaction.
    """
    must_be_inside()
    hidden = Hidden({*personal, *of_changes(ctx.changes)})
    seals = [*seals, *drafts()]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_journalhead (store_id, seq, hash) VALUES (%s, 1, '')"
            " ON CONFLICT (store_id) DO UPDATE SET seq = core_journalhead.seq + 1 RETURNING seq, hash",
            [ctx.store_id],
        )
        seq, previous = cursor.fetchone()
    row = Journal(
        store_id=ctx.store_id,
        seq=seq,
        at=ctx.now,
        employee_id=ctx.actor.employee_id,
        account_id=ctx.actor.account_id,
        actor_name=ctx.actor.name[:100],
        address=ctx.actor.address[:64],
        channel=ctx.actor.channel,
        operation=ctx.operation,
        outcome=outcome,
        code=code[:80],
        key=key[:80],
        request_digest=request_digest,
        request=hidden.text(request)[: LONGEST.get(outcome)],
        subject=ctx.subject[0],
        subject_id=ctx.subject[1],
        changes=hidden.text(dumps(ctx.changes)) if ctx.changes else "",
        result=result,
        confirmed=hidden.text(confirmed),
        seals=root((s.table, s.columns, s.marks) for s in seals),
        previous_hash=previous,
    )
    row.hash = row_hash(row)
    row.save(force_insert=True)
    if hidden.rows:
        hidden.keep(row.store_id, row.pk, ctx.subject)
    if seals:
        keep(row.store_id, row.pk, seals)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_journalhead SET hash = %s WHERE store_id = %s", [row.hash, ctx.store_id])
    return row


def broken_links() -> Iterator[Finding]:
    """Every place where a chain does not hold: a row that was changed, rows that are missing, a row that does not follow
    the one before it (two acts that read the same end), a missing end."""
    heads = {h.store_id: h for h in JournalHead.objects.all()}
    last: dict[int, tuple[int, str]] = {}

    def at(row: Journal, column: str, what: str) -> Finding:
        where = {"table": "core_journal", "id": row.pk, "column": column, "store": row.store_id}
        return Finding(f"journal store {row.store_id} {what}", **where)  # type: ignore[arg-type]

    for row in Journal.objects.order_by("store_id", "seq").iterator(chunk_size=5000):
        seq, previous = last.get(row.store_id, (0, ""))
        if row.seq != seq + 1:
            yield at(row, "seq", f"rows {seq + 1} to {row.seq - 1} are missing")
        elif row.previous_hash != previous:
            yield at(row, "previous_hash", f"row {row.seq}: does not follow the row before it")
        if row.hash != row_hash(row):
            yield at(row, "hash", f"row {row.seq}: was changed after it was written")
        last[row.store_id] = (row.seq, row.hash)
    for store_id in heads.keys() | last.keys():
        head = heads.get(store_id)
        if head is None or (head.seq, head.hash) != last.get(store_id, (0, "")):
            text = f"journal store {store_id}: the end of the chain is missing"
            yield Finding(text, table="core_journalhead", id=store_id, store=store_id)
