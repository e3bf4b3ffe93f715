"""Master data that stands still while something living speaks of it: one declaration for operations and database.

The owner of a model does not know who uses it. Each department above lists, among its GUARDS, what of its own does
(stock on hand, open orders, drafts); the database then refuses the change on both engines, and an operation that asks
``require_free`` first can say kindly what is still there.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils.translation import gettext_lazy as _

from .errors import Refused
from .guards import Trigger, declared


def _differs(columns: Iterable[str]) -> str:
    """SQL: whether one of the columns would change."""
    sign = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(f'NEW."{c}" {sign} OLD."{c}"' for c in columns)


@dataclass(frozen=True)
class Master:
    """What may become of each column of a master file; every column is declared (``tests/conformance``).

    ``once``: said when the file is made; no operation writes it again. ``free``: changes at any time, because whatever
    was written from it keeps its own copy or is meant to follow. Every other column stands still while something living
    speaks of it: some department lists it in a ``FixedWhileUsed``.
    """

    model: str
    once: tuple[str, ...]
    free: tuple[str, ...] = ()

    def triggers(self) -> Iterator[Trigger]:
        """None of its own: those of each ``FixedWhileUsed`` refuse."""
        return iter(())


@dataclass(frozen=True)
class FixedWhileUsed:
    """``columns`` of ``model`` may not change while a row of ``user`` with ``column`` = its id fulfils ``while_``.

    ``while_`` is SQL over the using row, called ``u``; ``what`` names those rows in a sentence. With ``may_fill`` a
    column that was left empty may still be filled in.
    """

    model: str
    columns: tuple[str, ...]
    user: str
    while_: str
    what: Any
    column: str = "part_id"
    may_fill: bool = False

    def used(self, master: str) -> str:
        """SQL: whether the master row with the id ``master`` is used."""
        table = apps.get_model(self.user)._meta.db_table
        return f'EXISTS (SELECT 1 FROM "{table}" u WHERE u."{self.column}" = {master} AND ({self.while_}))'

    def triggers(self) -> Iterator[Trigger]:
        table, user = apps.get_model(self.model)._meta.db_table, apps.get_model(self.user)._meta.db_table
        changed = " OR ".join(f"""OLD."{c}" <> '' AND ({_differs([c])})""" for c in self.columns)
        condition = f"({changed if self.may_fill else _differs(self.columns)}) AND {self.used('OLD.id')}"
        yield Trigger(f"{table}_fixed_by_{user}", table, "UPDATE", condition)


def uses_of(model: str, ids: Iterable[int], columns: Collection[str]) -> dict[int, list[FixedWhileUsed]]:
    """Which rows of ``model`` may not change ``columns`` now, and what holds each of them; the others are left out."""
    table = apps.get_model(model)._meta.db_table
    kinds = [
        g for g in declared() if isinstance(g, FixedWhileUsed) and g.model == model and set(columns) & {*g.columns}
    ]
    found: dict[int, list[FixedWhileUsed]] = {}
    wanted = sorted(set(ids))
    for kind in kinds:
        for some in (wanted[i : i + 900] for i in range(0, len(wanted), 900)):
            marks = ", ".join(["%s"] * len(some))
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT m.id FROM "{table}" m WHERE m.id IN ({marks}) AND {kind.used("m.id")}', some)
                for (pk,) in cursor.fetchall():
                    found.setdefault(pk, []).append(kind)
    return found


def named(uses: Iterable[FixedWhileUsed]) -> str:
    """What holds a row, in words."""
    return ", ".join(dict.fromkeys(str(use.what) for use in uses))


def require_free(obj: Any, columns: Collection[str], *, field: str = "") -> None:
    """Refused("master.used") while something living speaks of one of the changed ``columns`` (database columns)."""
    held = uses_of(obj._meta.label, [obj.pk], columns).get(obj.pk, [])
    filling = [use for use in held if use.may_fill]
    if filling:
        old = type(obj).objects.filter(pk=obj.pk).values(*{c for use in filling for c in use.columns}).get()
        held = [u for u in held if not u.may_fill or any(old[c] for c in {*u.columns} & {*columns})]
    if not held:
        return
    fixed = {c for use in held for c in use.columns} & set(columns)
    name = next(f for f in obj._meta.concrete_fields if f.column in fixed)
    raise Refused(
        "master.used",
        _(
            "“%(field_name)s” of %(what)s cannot change now: %(uses)s still counts by it. Finish that first, or make a new file."
        ),
        field=field or name.name,
        field_name=name.verbose_name,
        what=obj,
        uses=named(held),
    )
