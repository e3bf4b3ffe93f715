"""Every CHECK and UNIQUE of the database is tried, and taken out: with it the wrong row is refused, without it not."""

from collections.abc import Iterator
from itertools import chain, islice
from math import prod

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import CheckConstraint, F, Field, Model, Q, UniqueConstraint

from chehang.catalogue.models import Alias, Category, Interchange, Supersession
from chehang.core.fields import RateField
from chehang.core.models import Job, SavedFilter
from chehang.core.states import machines
from chehang.org.models import Account, SecondFactor, SignIn, Token
from chehang.parties.models import Customer
from tests.goods import Depot
from tests.selling import Shop

from ..every_row import stories
from ..violations import copy_of, every_trigger, other

Rule = CheckConstraint | UniqueConstraint
# A column that is unique by itself: the database gives the rule a name of its own.
ALONE = " alone"
# So many combinations of values are tried on a row; of a rule about many columns only the first ones of each.
MOST = 20_000


# Rows in states that the story does not reach: with the triggers out, anything can be written.
SCENE = (
    "UPDATE core_journal SET key = 'k' WHERE id = (SELECT MIN(id) FROM core_journal WHERE outcome = 'done')",
    "UPDATE stock_entry SET reverses_id = id WHERE id = (SELECT MIN(id) FROM stock_entry)",
    "UPDATE ledger_voucher SET reverses_id = id WHERE id = (SELECT MIN(id) FROM ledger_voucher)",
    "UPDATE billing_receipt SET refunds_id = id, credit_note_id = NULL WHERE amount < 0",
)


@pytest.fixture
def day(shop: Shop) -> None:
    """A store with a row for every constraint, and no trigger in their way."""
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
    for n, account in enumerate(Account.objects.order_by("pk")[:2]):
        SignIn.objects.create(store_id=store, account=account, session_key=f"s{n}", at=now, last_at=now)
        SecondFactor.objects.create(account=account, secret="x", since=now)
    Customer.objects.create(store=depot.store, code="K1", kind="person", name="王建国", plate_no="浙B12345")
    Category.objects.create(code="10", name="车身")
    part, other_part = depot.part(), depot.part("H3A 115 403 G")
    Alias.objects.create(part=part, display_no="OX 1", norm_no="OX1")
    day = {"valid_from": depot.clock.today()}
    Supersession.objects.create(old=part, new=other_part, kind="one_to_one", **day)
    Interchange.objects.create(part=part, other=other_part, **day)


@pytest.mark.once("postgresql")  # the migrations write the same rules for either engine
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
                undecided += [f"{rule.name}: {s}" for s in changes(model, rule, "IS NULL") if not said(s)][:1]
    assert not undecided, "\n".join(undecided)


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
    if isinstance(rule, CheckConstraint):
        yield from changes(model, rule, "= FALSE" if connection.vendor == "postgresql" else "= 0")
        return
    mine = {f.column for f in columns_of(model, rule)}
    others = [r for r in rules_of(model) if isinstance(r, UniqueConstraint) and r is not rule]
    told = [f for r in others for f in columns_of(model, r)]
    spoken = [f for r in others for f in spoken_of(model, r.condition)]
    free, freer = ({f.column: far(f) for f in fs if f.column not in mine} for fs in (told, told + spoken))
    yield from (copy_of(model, different, f"id = {pk}") for pk in keys_of(model) for different in ({}, free, freer))


def keys_of(model: type[Model]) -> list[int]:
    """The rows that are tried: all, or the first and the last twenty."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {model._meta.db_table} ORDER BY id")
        keys = [pk for (pk,) in cursor.fetchall()]
    return keys if len(keys) <= 40 else keys[:20] + keys[-20:]


def changes(model: type[Model], rule: CheckConstraint, wanted: str) -> Iterator[str]:
    """Updates after which a check would come out as wanted, those of few columns first: the database looks for them itself."""
    table, fields, keys = model._meta.db_table, columns_of(model, rule), keys_of(model)
    if not keys:
        return
    # The column as it stands comes first: it gives the others their type.
    worth = [[f'"{f.column}"', *(v for v in values_of(f, fields) if v != f'"{f.column}"')] for f in fields]
    if prod(map(len, worth)) > MOST // 10:
        keys = keys[:: max(len(keys) // 8, 1)]
    while prod(map(len, worth)) > MOST:
        longest = max(worth, key=len)
        longest.pop()
    cases = [
        f"CASE k{i} " + " ".join(f"WHEN {k} THEN {v}" for k, v in enumerate(values)) + f' END AS "{f.column}"'
        for i, (f, values) in enumerate(zip(fields, worth, strict=True))
    ]
    counters = [
        "(" + " UNION ALL ".join(f"SELECT {k} AS k{i}" for k in range(len(values))) + f") AS c{i}"
        for i, values in enumerate(worth)
    ]
    ks = [f"k{i}" for i in range(len(fields))]
    changed = " + ".join(f"CASE WHEN {k} > 0 THEN 1 ELSE 0 END" for k in ks)
    condition = rule._get_check_sql(model, connection.schema_editor())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pk, {', '.join(ks)} FROM (SELECT id AS pk, {', '.join([*ks, *cases])} FROM {table}"
            f" CROSS JOIN {' CROSS JOIN '.join(counters)} WHERE id IN ({', '.join(map(str, keys))})) AS tried"
            f" WHERE ({condition}) {wanted} ORDER BY {changed}, pk LIMIT 300"
        )
        found = cursor.fetchall()
    for pk, *picked in found:
        sets = ", ".join(f'"{f.column}" = {v[k]}' for f, v, k in zip(fields, worth, picked, strict=True) if k)
        if sets:
            yield f"UPDATE {table} SET {sets} WHERE id = {pk}"


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
    if kind == "TimeField":
        return [*keep, *empty, "'00:00:01'", "'23:59:58'"]
    if "Date" in kind or "Time" in kind:
        return [*keep, *empty, "'2001-02-03'", "'2999-01-01'"]
    if field.is_relation:
        return [*keep, *empty, "1", '"id"']
    below = ["-99999999"] if isinstance(field, RateField) else []  # less than a hundred times nothing
    return [*keep, *empty, "-1", "0", "1", "30000" if "Small" in kind else "99999999", *below]


def states_of(field: Field) -> list[str]:
    """The states of a document, where the column holds them."""
    label = field.model._meta.label
    return [s for m in machines().values() if (m.model, m.field) == (label, field.name) for s in sorted(m.states)]


def said(statement: str, without: tuple[type[Model], Rule] | None = None) -> str:
    """The database's words to a statement, with a rule taken out or not. Nothing is left behind."""
    mark, words = transaction.savepoint(), ""
    try:
        with connection.cursor() as cursor:
            if without:
                take_out(*without)
            cursor.execute(statement)
    except DatabaseError as error:
        words = str(error)
    # On SQLite a refused statement undid itself; taking back a savepoint makes it read its whole schema anew.
    if words and not without and connection.vendor == "sqlite":
        transaction.savepoint_commit(mark)
    else:
        transaction.savepoint_rollback(mark)
    if without and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    return words


def take_out(model: type[Model], rule: Rule) -> None:
    """Take a rule out. SQLite holds a UNIQUE without a condition inside its table: that one stays and names itself."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        name = rule.name
        if name.endswith(ALONE):
            found = connection.introspection.get_constraints(cursor, table)
            columns = [f.column for f in columns_of(model, rule)]
            alone = (n for n, c in found.items() if c["unique"] and not c["primary_key"] and c["columns"] == columns)
            name = next(alone, "")
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
    if connection.vendor == "sqlite" and not rule.expressions:
        return words == "UNIQUE constraint failed: " + ", ".join(f"{model._meta.db_table}.{c}" for c in columns)
    return rule.name in words or f"Key ({', '.join(columns)})=" in words
