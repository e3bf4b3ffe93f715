"""Damage done to a database at random, behind every guard's back: one value of one row, a row taken out, a row put in twice.

Every frozen row is sealed, so what happens to one is named by table, row and column; what the house keeps beside them (balances, pools, numbers) must be
named by the rule that reckons it anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from chehang.core import guards
from chehang.core.findings import Finding
from chehang.core.sealing.tables import sealed_tables
from chehang.core.verify import invariants

# Kept beside the frozen rows: table → the columns that a rule reckons anew.
KEPT = {
    "ledger.AccountBalance": ("opening", "debit", "credit"),
    "ledger.Period": ("last_number",),
    "stock.Pool": ("quantity", "value"),
    "stock.Balance": ("on_hand", "reserved"),
    "core.JournalHead": ("seq", "hash"),
    "core.Journal": ("operation", "outcome", "request", "actor_name", "changes"),
}


@dataclass(frozen=True)
class Damage:
    """What was done: the statement and what it hit."""

    table: str
    row: int
    column: str
    sealed: bool

    def __str__(self) -> str:
        return f"{self.table} row {self.row} {self.column}"


def apps_with_guards() -> list[str]:
    """Every department."""
    return [c.label for c in apps.get_app_configs() if c.name.startswith("chehang.")]


class Vandal:
    """Does damage, one thing at a time; each is undone before the next."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.refused = 0
        self.sealed = [t.model for t in sealed_tables().values() if t.model.objects.exists()]
        self.kept = [m for m in (apps.get_model(label) for label in KEPT) if m.objects.exists()]

    def strikes(self, many: int) -> Iterator[tuple[Damage, list[str]]]:
        """(what was done, every sentence that names it); what the database refuses even without its guards does not count."""
        done = 0
        for label in apps_with_guards():
            guards.remove(label)
        while done < many:
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        damage = self._strike()
                except DatabaseError:
                    damage = None
                if damage is not None:
                    done += 1
                    yield damage, list(self._named(damage))
                else:
                    self.refused += 1
                transaction.set_rollback(True)
        for label in apps_with_guards():
            guards.install(label)

    def _strike(self) -> Damage | None:
        sealed = self.dice.random() < 0.7
        model = self.dice.choice(self.sealed if sealed else self.kept)
        pks = list(model.objects.order_by("pk").values_list("pk", flat=True)[:5000])
        pk = self.dice.choice(pks)
        table = model._meta.db_table
        with connection.cursor() as cursor:
            if sealed and self.dice.random() < 0.15:
                cursor.execute(f'DELETE FROM "{table}" WHERE id = %s', [pk])
                return Damage(table, pk, "(row)", sealed)
            field = self.dice.choice(self._fields(model, sealed))
            cursor.execute(f'SELECT "{field.column}" FROM "{table}" WHERE id = %s', [pk])
            before = cursor.fetchone()[0]
            after = self._other(field, before)
            if after is None:
                return None
            cursor.execute(f'UPDATE "{table}" SET "{field.column}" = %s WHERE id = %s', [after, pk])
        return Damage(table, pk, field.column, sealed)

    def _fields(self, model: type[models.Model], sealed: bool) -> list[Any]:
        if not sealed:
            return [model._meta.get_field(name) for name in KEPT[model._meta.label]]
        return [f for f in model._meta.concrete_fields if not f.primary_key and f.get_internal_type() != "JSONField"]

    def _other(self, field: Any, value: Any) -> Any:
        """Something else of the same type; None where there is nothing to change."""
        if value is None:
            return None
        if isinstance(value, bool) or field.get_internal_type() == "BooleanField":
            return not value
        if isinstance(value, int):
            return value + self.dice.choice((-100, -1, 1, 10, 1_000))
        if isinstance(value, datetime):
            return value + timedelta(hours=1)
        if isinstance(value, date):
            return value + timedelta(days=1)
        text = str(value)
        if field.get_internal_type() in ("DateTimeField", "DateField"):
            return text.replace(text[3], str((int(text[3]) + 1) % 10), 1)
        if field.get_internal_type() == "JSONField":
            return None
        return text[:-1] + ("x" if text[-1:] != "x" else "y") if text else "x"

    def _named(self, damage: Damage) -> Iterator[str]:
        """Sentences that name the damage: a seal by table and row, another rule by what it says of the kept sum."""
        for rule in invariants():
            if damage.sealed and rule.code != "I37b":
                continue
            if not damage.sealed and rule.code == "I37b":
                continue
            for text in rule.find():
                if not damage.sealed or (
                    isinstance(text, Finding) and text.table == damage.table and text.id == damage.row
                ):
                    yield f"{rule.code} {text}"
                    return
