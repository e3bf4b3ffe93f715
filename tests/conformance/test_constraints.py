"""Every CHECK and UNIQUE of the database is tried, and taken out: with it the wrong row is refused, without it not."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, islice, product

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import CheckConstraint, F, Field, Model, Q, UniqueConstraint

from chehang.catalogue.models import Alias, Category, Interchange, Supersession
from chehang.core.context import Actor, FixedClock
from chehang.core.models import Job, SavedFilter
from chehang.core.states import machines
from chehang.ledger.services import open_books
from chehang.org.models import Store, Token
from chehang.parties.models import Customer
from tests.goods import Depot
from tests.selling import make_shop

from .every_row import stories, tell
from .violations import copy_of, every_trigger, other

Rule = CheckConstraint | UniqueConstraint
# A column that is unique by itself: the database gives the rule a name of its own.
ALONE = " alone"


# Rows in states that the story does not reach: with the triggers out, anything can be written.
SCENE = (
    "UPDATE core_journal SET key = 'k' WHERE id = (SELECT MIN(id) FROM core_journal WHERE outcome = 'done')",
    "UPDATE stock_entry SET reverses_id = id WHERE id = (SELECT MIN(id) FROM stock_entry)",
    "UPDATE ledger_voucher SET reverses_id = id WHERE id = (SELECT MIN(id) FROM ledger_voucher)",
    "UPDATE billing_receipt SET refunds_id = id, credit_note_id = NULL WHERE amount < 0",
)


@pytest.fixture
def day(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> None:
    """A store with a row for every constraint, and no trigger in their way."""
    open_books(store.pk, date(2026, 10, 1))
    shop = make_shop(store, clock, actor_of)
    tell(shop)
    _further(shop.depot)
    with connection.cursor() as cursor:
        for trigger in every_trigger().values():
            cursor.execute(trigger.drop())
        for statement in (*SCENE, *(sql for story in stories() for sql in getattr(story, "SCENE", ()))):
            cursor.execute(statement)


def _further(depot: Depot) -> None:
    """What the story of the guards does not need."""
    store, planner, now = depot.store.pk, depot.who("parts_planner"), depot.clock.now()
    mine = {"store_id": store, "employee_id": planner.employee_id}
    SavedFilter.objects.create(**mine, screen="x", name="x", query="x=1")
    Job.objects.create(**mine, name="x", key="x", request="{}", account_id=planner.account_id, created_at=now)
    Token.objects.create(account_id=planner.account_id, name="x", token_hash="x", created_at=now, expires_at=now)
    Customer.objects.create(store=depot.store, code="K1", kind="person", name="王建国", plate_no="浙B12345")
    Category.objects.create(code="10", name="车身")
    part, other_part = depot.part(), depot.part("H3A 115 403 G")
    Alias.objects.create(part=part, display_no="OX 1", norm_no="OX1")
    day = {"valid_from": depot.clock.today()}
    Supersession.objects.create(old=part, new=other_part, kind="one_to_one", **day)
    Interchange.objects.create(part=part, other=other_part, **day)


def test_every_constraint_refuses_and_is_missed(day: None) -> None:
    untried, blind, tried = [], [], 0
    for model in apps.get_models():
        if not model.__module__.startswith("chehang"):
            continue
        for rule in rules_of(model):
            tried += 1
            refused = (s for s in attempts(model, rule) if names(said(s), model, rule))
            found = next(refused, "")
            if not found:
                untried.append(f"{model._meta.db_table}: {rule.name}")
            elif not stays(rule) and all(stands_in(model, rule, s) for s in chain([found], islice(refused, 9))):
                blind.append(f"{rule.name}: {found}")
    assert not untried, "no row of the story tries\n" + "\n".join(untried)
    assert not blind, "\n".join(blind)
    assert tried > 150


def test_no_check_is_left_undecided(day: None) -> None:
    """A CHECK that comes out as NULL lets the row in: none of ours may, whichever of its columns are empty."""
    undecided = []
    for model in apps.get_models():
        for rule in rules_of(model) if model.__module__.startswith("chehang") else ():
            if isinstance(rule, CheckConstraint):
                sql = rule._get_check_sql(model, connection.schema_editor())
                undecided += [
                    f"{rule.name}: {s}" for s in islice(attempts(model, rule), 500) if unknown(s, model, sql)
                ][:1]
    assert not undecided, "\n".join(undecided)


def unknown(statement: str, model: type[Model], condition: str) -> bool:
    """Whether a statement goes through and leaves a row for which the condition is neither true nor false."""
    if "= NULL" not in statement:
        return False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.execute(f"SELECT COUNT(*) FROM {model._meta.db_table} WHERE ({condition}) IS NULL")
            found = cursor.fetchone()[0]
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return bool(found)


def rules_of(model: type[Model]) -> list[Rule]:
    """What a model declares, with the columns that are unique by themselves."""
    single = [
        UniqueConstraint(fields=[f.name], name=f"{f.name}{ALONE}")
        for f in model._meta.local_fields if f.unique and not f.primary_key
    ]  # fmt: skip
    declared = [c for c in model._meta.constraints if isinstance(c, Rule)]
    return [*declared, *single]


def attempts(model: type[Model], rule: Rule) -> Iterator[str]:
    """Statements that may break a rule; the first one it refuses is taken."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        keys = [pk for (pk,) in cursor.fetchall()]
    keys = keys if len(keys) <= 40 else keys[:20] + keys[-20:]
    if isinstance(rule, CheckConstraint):
        fields = columns_of(model, rule)
        for values in product(*(values_of(f, fields) for f in fields)):
            sets = ", ".join(f'"{f.column}" = {v}' for f, v in zip(fields, values, strict=True))
            yield from (f"UPDATE {table} SET {sets} WHERE id = {pk}" for pk in keys[:: max(len(keys) // 4, 1)])
    else:
        mine = {f.column for f in columns_of(model, rule)}
        others = [r for r in rules_of(model) if isinstance(r, UniqueConstraint) and r is not rule]
        told = [f for r in others for f in columns_of(model, r)]
        spoken = [f for r in others for f in spoken_of(model, r.condition)]
        free, freer = ({f.column: far(f) for f in fs if f.column not in mine} for fs in (told, told + spoken))
        yield from (copy_of(model, different, f"id = {pk}") for pk in keys for different in ({}, free, freer))


def far(field: Field) -> str:
    """SQL for a value that no other row has."""
    return other(field).replace("+ 1", "+ 9999")


def stands_in(model: type[Model], rule: Rule, statement: str) -> bool:
    """Whether another rule refuses the statement in the same words when this one is out."""
    return names(said(statement, without=(model, rule)), model, rule)


def columns_of(model: type[Model], rule: Rule) -> list[Field]:
    """The columns a rule speaks of."""
    if isinstance(rule, UniqueConstraint):
        fields = [model._meta.get_field(name) for name in rule.fields]
        return fields + [f for expression in rule.expressions for f in spoken_of(model, expression)]
    return spoken_of(model, rule.condition)


def spoken_of(model: type[Model], condition: object) -> list[Field]:
    """The columns of a condition."""
    found: list[str] = []

    def look(part: object) -> None:
        if isinstance(part, Q):
            for child in part.children:
                look(child)
        elif isinstance(part, tuple):
            found.append(part[0].split("__")[0])
            look(part[1])
        elif isinstance(part, F):
            found.append(part.name.split("__")[0])
        elif hasattr(part, "get_source_expressions"):
            for source in part.get_source_expressions():
                look(source)

    look(condition)
    return [model._meta.get_field(name) for name in dict.fromkeys(found)]


def values_of(field: Field, fields: list[Field]) -> list[str]:
    """SQL for values that one rule or another does not like."""
    kind, column = field.get_internal_type(), f'"{field.column}"'
    keep = [column] if len(fields) > 1 else []
    empty = ["NULL"] if field.null else []
    if "Bool" in kind:
        return [*keep, f"NOT {column}"]
    if "Char" in kind or "Text" in kind:
        known = [f"'{value}'" for value, _label in field.choices or ()] + [f"'{s}'" for s in states_of(field)]
        return [*keep, "''", "'x'", *known]
    if "Date" in kind or "Time" in kind:
        return [*keep, *empty, "'2001-01-01'", "'2999-01-01'"]
    if field.is_relation:
        return [*keep, *empty, "1"]
    return [*keep, *empty, "-1", "0", "1", "99999999"]


def states_of(field: Field) -> list[str]:
    """The states of a document, where the column holds them."""
    label = field.model._meta.label
    return [s for m in machines().values() if (m.model, m.field) == (label, field.name) for s in sorted(m.states)]


def said(statement: str, without: tuple[type[Model], Rule] | None = None) -> str:
    """The database's words to a statement, with a rule taken out or not. Nothing is left behind."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if without:
                take_out(*without)
            cursor.execute(statement)
            transaction.set_rollback(True)
    except DatabaseError as error:
        return str(error)
    finally:
        if without and connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
    return ""


def take_out(model: type[Model], rule: Rule) -> None:
    """Take a rule out. SQLite holds a UNIQUE without a condition inside its table: that one stays and names itself."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
        columns = [f.column for f in columns_of(model, rule)]
        name = next(
            (n for n, c in found.items() if c["unique"] and not c["primary_key"] and c["columns"] == columns), ""
        ) if rule.name.endswith(ALONE) else rule.name  # fmt: skip
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
        else:
            in_table = isinstance(rule, CheckConstraint) or not rule.condition
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' if in_table else f'DROP INDEX "{name}"')


def stays(rule: Rule) -> bool:
    return connection.vendor == "sqlite" and isinstance(rule, UniqueConstraint) and not rule.condition


def names(words: str, model: type[Model], rule: Rule) -> bool:
    """Whether the database names this rule."""
    if isinstance(rule, CheckConstraint):
        return rule.name in words
    columns = [f.column for f in columns_of(model, rule)]
    if connection.vendor == "sqlite" and columns:
        return words == "UNIQUE constraint failed: " + ", ".join(f"{model._meta.db_table}.{c}" for c in columns)
    return rule.name in words or f"Key ({', '.join(columns)})=" in words
