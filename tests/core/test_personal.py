"""Personal data in the journal: a token in the chain, the clear text beside it, erased without breaking the chain (D4)."""

import json
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from chehang.core import journal, personal
from chehang.core.context import Actor, Context, FixedClock
from chehang.core.errors import Conflict
from chehang.core.gate import writing
from chehang.core.models import Journal, PersonalValue
from chehang.core.screens import screens
from chehang.core.verify import broken
from chehang.core.web.history import history_of
from chehang.org.models import Store
from chehang.parties.models import Customer
from chehang.parties.operations.edit_customer import EditCustomer, edit_customer
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer

WANG = {"kind": "person", "name": "王建国", "mobile": "13812345678", "address": "江东路 8 号", "plate_no": "浙A12345"}
SAID = ("王建国", "王建军", "13812345678", "13987654321", "江东路 8 号", "浙A12345")


@pytest.fixture
def seller(actor_of: Callable[..., Actor]) -> Actor:
    return actor_of("parts_manager")


@pytest.fixture
def wang(store: Store, seller: Actor, clock: FixedClock) -> Customer:
    """On file, with a new mobile and name since, and after an attempt to file him twice."""
    pk = register_customer(RegisterCustomer.model_validate(WANG), actor=seller, clock=clock, key="k1").id
    with pytest.raises(Conflict):
        register_customer(RegisterCustomer.model_validate(WANG), actor=seller, clock=clock)
    now = {"kind": "person", "name": "王建军", "plate_no": "浙A12345", "customer": pk, "mobile": "13987654321"}
    edit_customer(EditCustomer.model_validate(now), actor=seller, clock=clock)
    return Customer.objects.get(pk=pk)


def journal_texts() -> str:
    rows = Journal.objects.values_list("request", "changes", "confirmed", "result", "code", "subject")
    return "\n".join(map(str, rows))


def test_the_chain_keeps_tokens_only(wang: Customer) -> None:
    assert not [said for said in SAID if said in journal_texts()]
    done = Journal.objects.get(operation="parties.edit_customer")
    assert json.loads(done.changes)[0]["after"]["mobile"].startswith("~")
    assert set(PersonalValue.objects.values_list("value", flat=True)) >= set(SAID)
    assert [row for _rule, row in broken("I37")] == [row for _rule, row in broken("I43")] == []


def test_one_value_of_an_act_has_one_token(wang: Customer) -> None:
    done = Journal.objects.get(operation="parties.edit_customer")
    assert json.loads(done.request)["mobile"] == json.loads(done.changes)[0]["after"]["mobile"]


def test_a_repeated_request_is_still_known(wang: Customer, seller: Actor, clock: FixedClock) -> None:
    again = register_customer(RegisterCustomer.model_validate(WANG), actor=seller, clock=clock, key="k1")
    assert again.id == wang.pk


def test_the_digest_of_a_request_cannot_be_guessed(wang: Customer, store: Store) -> None:
    row = Journal.objects.get(operation="parties.register_customer", outcome="done")
    told = RegisterCustomer.model_validate(WANG).model_dump()
    guess = journal.digest({"operation": row.operation, "store": store.pk, "request": told})
    assert row.request_digest == personal.keyed(guess) != guess


def test_history_shows_as_much_as_the_page(wang: Customer) -> None:
    screen = screens()["parties.customers"]

    def told(*, clear: bool) -> list[tuple[str, str]]:
        return [(c.before, c.after) for act in history_of(screen, wang, clear=clear) for c in act.changes]

    assert {("王建国", "王建军"), ("13812345678", "13987654321")} <= {*told(clear=True)}
    assert {("王建国", "王建军"), ("138****5678", "139****4321")} <= {*told(clear=False)}


def test_erased_is_erased_and_the_chain_holds(wang: Customer, seller: Actor, clock: FixedClock) -> None:
    ctx = Context(seller, clock, "test.erase")
    with writing():
        assert personal.erase(ctx, wang) > 0
        journal.write(ctx, "done")
    with connection.cursor() as cursor:
        for table in ("core_journal", "core_personalvalue", "core_seal", "core_transition"):
            cursor.execute(f'SELECT * FROM "{table}"')
            text = str(cursor.fetchall())
            assert not [said for said in SAID if said in text], table
    assert [row for _rule, row in broken("I37")] == [row for _rule, row in broken("I43")] == []
    history = history_of(screens()["parties.customers"], wang, clear=True)
    assert any(
        "(erased)" in (c.after, c.before) or "（已删除）" in (c.after, c.before) for a in history for c in a.changes
    )


def test_the_database_lets_values_be_erased_and_nothing_else(wang: Customer) -> None:
    for sql in ("UPDATE core_personalvalue SET value = 'x'", "DELETE FROM core_personalvalue"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
