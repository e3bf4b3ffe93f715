"""Reading the seals again: which row and which column says something else than when an act last wrote it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from django.db import connection

from ..findings import Finding
from ..models import Journal, Seal
from .keeping import AT_MIGRATION, root
from .marks import Marks, ids_of, unpack
from .tables import Sealed, sealed_tables

AT_ONCE, MOST = 500, 1000
Wanted = tuple[int, dict[str, bytes] | None, int]  # seal id, marks by column, journal id


def _plain(marks: bytes | memoryview | str) -> bytes:
    """As bytes, also where somebody has put text."""
    return marks.encode() if isinstance(marks, str) else bytes(marks)


class Proof:
    """One reading of all seals."""

    def __init__(self) -> None:
        self.tables = sealed_tables()
        self.last: dict[str, dict[int, int]] = defaultdict(dict)
        self.roots: dict[int, str] = {}
        # Between an act and one that sealed a repair anew, what never changes has changed: two persons answer for it.
        self.anew = set(Journal.objects.filter(operation="org.reseal", outcome="done").values_list("id", flat=True))

    def run(self) -> Iterator[Finding]:
        """First what the journal says of the seals, then each row by its last seal, then rows without any."""
        yield from self._read_roots()
        yield from self._rows()
        for table in self.tables.values():
            yield from self._without(table)

    def _read_roots(self) -> Iterator[Finding]:
        seals = Seal.objects.order_by("journal_id", "id").values_list("journal_id", "table", "columns", "marks", "id")
        for journal_id, group in groupby(seals.iterator(chunk_size=2000), key=lambda row: row[0]):
            own = list(group)
            self.roots[journal_id] = root((table, columns, _plain(marks)) for _j, table, columns, marks, _id in own)
            for _j, name, _columns, marks, pk in own:
                if name in self.tables:
                    self.last[name].update(dict.fromkeys(ids_of(_plain(marks)), pk))
        rows = Journal.objects.exclude(seals="").order_by("id").values_list("id", "store_id", "seq", "seals")
        for pk, store, seq, seals_of_row in rows.iterator(chunk_size=5000):
            if self.roots.pop(pk, "") != seals_of_row:
                yield Finding(
                    f"journal store {store} row {seq}: its seals are not those it was written with",
                    table="core_seal", id=pk, store=store,
                )  # fmt: skip
        for pk in sorted(self.roots)[:MOST]:
            yield Finding(f"journal id {pk}: has seals it was not written with", table="core_seal", id=pk)

    def _rows(self) -> Iterator[Finding]:
        waiting: dict[str, dict[int, Wanted]] = defaultdict(dict)
        before: dict[str, dict[int, dict[str, bytes]]] = defaultdict(dict)
        seals = Seal.objects.order_by("journal_id", "id").values_list("id", "journal_id", "table", "columns", "marks")
        for pk, journal_id, name, columns, marks in seals.iterator(chunk_size=2000):
            if name not in self.tables:
                continue
            named, table = columns.split(","), self.tables[name]
            for row, found in unpack(_plain(marks), len(named)):
                now = None if found is None else dict(zip(named, found, strict=True))
                if table.always and now is not None:
                    then = before[name].pop(row, None)
                    then = None if journal_id in self.anew else then
                    for column in table.always & now.keys() if then else ():
                        if then and then.get(column, now[column]) != now[column]:
                            yield self._finding(table, row, column, "was changed between two acts", journal_id)
                if self.last[name][row] == pk:
                    waiting[name][row] = (pk, now, journal_id)
                elif table.always and now is not None:
                    before[name][row] = now
            if len(waiting[name]) >= AT_ONCE:
                yield from self._compare(table, waiting.pop(name))
        for name, rows in waiting.items():
            yield from self._compare(self.tables[name], rows)

    def _compare(self, table: Sealed, wanted: dict[int, Wanted]) -> Iterator[Finding]:
        ids, columns = table.read(sorted(wanted))
        there, marks = dict(zip(ids, zip(*columns, strict=True), strict=True)), Marks()
        for pk, (_seal, sealed, journal_id) in wanted.items():
            values = there.get(pk)
            if sealed is None:
                if values is not None:
                    yield self._finding(table, pk, "", "was taken away by an act and is there again", journal_id)
                continue
            if values is None:
                yield self._finding(table, pk, "", "was removed after it was sealed", journal_id)
                continue
            for column, value in zip(table.columns, values, strict=True):
                if column in sealed and sealed[column] != marks[value]:
                    yield self._finding(table, pk, column, "was changed after it was sealed", journal_id)

    def _without(self, table: Sealed) -> Iterator[Finding]:
        sealed, shown = self.last[table.name], 0
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT id FROM "{table.name}" ORDER BY id')
            while some := cursor.fetchmany(5000):
                for (pk,) in some:
                    if pk not in sealed and shown < MOST:
                        shown += 1
                        yield Finding(f"{table.name} {pk}: was written outside any act", table=table.name, id=pk)

    def _finding(self, table: Sealed, pk: int, column: str, what: str, journal_id: int) -> Finding:
        act = Journal.objects.filter(pk=journal_id).values_list("store_id", "seq", "operation").first()
        store, seq, operation = act or (0, 0, "")
        sealed = "at migration" if operation == AT_MIGRATION else f"in journal store {store} row {seq}"
        where = f"{table.name} {pk}{' ' + column if column else ''}"
        return Finding(f"{where}: {what} (sealed {sealed})", table=table.name, id=pk, column=column, store=store)
