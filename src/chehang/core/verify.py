"""The list of invariants that must hold; ``chehang verify`` runs them all and names offending rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils.translation import gettext_lazy as _

from . import guards, journal, oldyears
from .findings import Finding
from .personal import unproven
from .sealing import anew
from .sealing.proving import Proof
from .states import machines

Finder = Callable[[], Iterator[str]]


@dataclass(frozen=True)
class Invariant:
    """One rule: ``find`` yields a sentence for each row that breaks it, ``notes`` what is in order and must be known."""

    code: str
    title: Any
    find: Finder
    notes: Finder = lambda: iter(())


_invariants: dict[str, Invariant] = {}


def invariant(code: str, title: Any, notes: Finder = lambda: iter(())) -> Callable[[Finder], Finder]:
    """Register a generator of offending rows under its code (docs/invariants.md: I01 …)."""

    def register(find: Finder) -> Finder:
        find = _over_all_years(find)
        if code in _invariants and _invariants[code].find.__module__ != find.__module__:
            raise ValueError(f"two departments name an invariant {code}")
        _invariants[code] = Invariant(code, title, find, notes)
        return find

    return register


def _over_all_years(find: Finder) -> Finder:
    """The finder, reading years that were put away as well."""

    @wraps(find)
    def found() -> Iterator[str]:
        with oldyears.whole():
            rows = list(find())
        yield from rows

    return found


def invariants() -> list[Invariant]:
    """All registered invariants in order of code."""
    return [_invariants[c] for c in sorted(_invariants)]


def read_sparingly() -> None:
    """For a process that proves and ends: everything is read once, so no database file is mapped into its memory."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size = 0")


def broken(only: str = "") -> Iterator[tuple[Invariant, str]]:
    """Run every invariant (or one) and yield what breaks it."""
    for rule in invariants():
        if not only or rule.code == only:
            for row in rule.find():
                yield rule, row


def offending(sql: str, text: str, params: list[Any] | None = None) -> Iterator[str]:
    """Rows of a query as sentences: ``text`` is filled with the columns by name. At most 1,000."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params or [])
        columns = [c[0] for c in cursor.description]
        for row in cursor.fetchmany(1000):
            yield text.format(**dict(zip(columns, row, strict=True)))


@invariant("G01", _("Every guard stands in the database"))
def guards_stand() -> Iterator[str]:
    """Each trigger the code declares exists."""
    for config in apps.get_app_configs():
        if config.name.startswith("chehang."):
            for name in guards.missing(config.label):
                yield f"guard {name} is missing"


@invariant("I37", _("The journal's chain is unbroken"))
def journal_holds() -> Iterator[str]:
    """No journal row was changed, removed, or cut off at the end."""
    yield from journal.broken_links()


@invariant("I37b", _("Every sealed row says what it said when an act last wrote it"), notes=anew.notes)
def seals_hold() -> Iterator[str]:
    """No frozen row was changed, added or removed behind the guards' back; what was is named by row and column."""
    yield from Proof().run()


@invariant("I43", _("Personal data beside the journal is what its tokens stand for"))
def personal_values_hold() -> Iterator[str]:
    """What is not erased is what was written; what is erased left nothing."""
    for row in unproven():
        text = f"personal value {row.pk} of journal {row.journal_id}: is not what its token stands for"
        yield Finding(text, table="core_personalvalue", id=row.pk, column="value", store=row.store_id)


@invariant("I15", _("The history of each document leads to its present state"))
def histories_replay() -> Iterator[str]:
    """Steps join, only listed steps occur, and the last one gives the present state."""
    for machine in machines().values():
        table = machine.model_class._meta.db_table
        yield from offending(
            f"SELECT d.id, d.{machine.field} AS state, t.target FROM {table} d LEFT JOIN core_transition t ON t.id ="
            f" (SELECT MAX(x.id) FROM core_transition x WHERE x.machine = %s AND x.object_id = d.id)"
            f" WHERE d.{machine.field} <> COALESCE(t.target, %s)",
            machine.name + " {id}: is {state} but its history ends at {target}",
            [machine.name, machine.start],
        )
        yield from offending(
            "SELECT t.id, t.object_id, t.source FROM core_transition t WHERE t.machine = %s AND t.source <>"
            " COALESCE((SELECT p.target FROM core_transition p WHERE p.machine = t.machine AND p.object_id = t.object_id"
            " AND p.id < t.id ORDER BY p.id DESC LIMIT 1), %s)",
            machine.name + " {object_id}: step {id} does not start where the one before ended ({source})",
            [machine.name, machine.start],
        )
