"""The API: the same operations, keys, problems with stable codes."""

import json

import pytest
from django.test import Client

from chehang.core.models import Journal
from chehang.org.models import Account, Employee
from chehang.org.services import new_token


@pytest.fixture
def machine(actor_of, clock):
    """A client with a key for these scopes."""

    def make(post: str, *scopes: str) -> Client:
        from chehang.core.context import Clock

        account = Account.objects.get(pk=actor_of(post).account_id)
        return Client(
            headers={
                "authorization": f"Bearer {new_token(account, 'm', list(scopes), Clock().now())}",
                "accept-language": "zh-hans",
            }
        )

    return make


def call(client: Client, path: str, body: object, key: str = "k1"):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(
        f"/api/v1/{path}", text, content_type="application/json", headers={"idempotency-key": key} if key else {}
    )


ADD = "ops/org/add_employee"


def test_an_act_by_a_machine(machine) -> None:
    client = machine("hr_manager", "*")
    first = call(client, ADD, {"number": "M1", "name": "机器"})
    assert first.status_code == 200 and call(client, ADD, {"number": "M1", "name": "机器"}).json() == first.json()
    assert Employee.objects.filter(number="M1").count() == 1
    assert call(client, ADD, {"number": "M2", "name": "别的"}).json()["code"] == "key.reused"


@pytest.mark.parametrize(
    ("body", "key", "status", "code"),
    [
        ({"number": "M1", "name": "x"}, "", 400, "key.missing"),
        ({"number": "M1"}, "k", 422, "input.invalid"),
        ({"number": "M1", "name": "x", "post": "gm"}, "k", 422, "input.invalid"),
        ("{not json", "k", 400, "body.not_json"),
        ({"number": "M1", "name": "x"}, "k" * 81, 422, "key.malformed"),
    ],
)
def test_problems(machine, body, key: str, status: int, code: str) -> None:
    answer = call(machine("hr_manager", "*"), ADD, body, key)
    assert answer.status_code == status
    assert not code or answer.json()["code"] == code
    assert not Employee.objects.filter(number="M1").exists()


def test_scopes_and_strangers(machine) -> None:
    assert call(machine("hr_manager", "org.see_employees"), ADD, {"number": "M1", "name": "x"}).status_code == 403
    assert call(Client(), ADD, {"number": "M1", "name": "x"}).status_code == 401
    assert (
        call(Client(headers={"authorization": "Bearer ch_wrong"}), ADD, {"number": "M1", "name": "x"}).status_code
        == 401
    )


def test_who_may_not_is_told_before_the_command_is_judged(machine) -> None:
    answer = call(machine("keeper", "*"), ADD, {})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    row = Journal.objects.get(operation="org.add_employee")
    assert (row.outcome, row.code) == ("refused", "not_allowed")


def test_the_description_is_for_those_who_are_signed_in(machine) -> None:
    for path in ("docs", "openapi.json"):
        assert Client().get(f"/api/v1/{path}").status_code == 302
    answer = machine("keeper", "*").get("/api/v1/openapi.json")
    responses = [r for p in answer.json()["paths"].values() for m in p.values() for r in m["responses"].items()]
    assert {c for s, r in responses if int(s) >= 400 for c in r["content"]} == {"application/problem+json"}


def test_lists_are_bounded_and_scoped(machine, store, other_store) -> None:
    Employee.objects.create(store=other_store, number="F", name="foreign")
    client = machine("hr_manager", "org.see_employees")
    page = client.get("/api/v1/org/employees?size=100000000000&page=-5").json()
    assert {r["number"] for r in page["rows"]} == {e.number for e in Employee.objects.filter(store=store)}
    foreign = Employee.objects.get(number="F").pk
    assert (
        client.get(f"/api/v1/org/employees/{foreign}").status_code
        == client.get("/api/v1/org/employees/99999").status_code
        == 404
    )


@pytest.mark.django_db
def test_a_browser_needs_the_csrf_token(actor_of) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        Account.objects.get(pk=actor_of("hr_manager").account_id), backend="chehang.org.accounts.AccountBackend"
    )
    assert call(client, ADD, {"number": "M1", "name": "x"}).status_code in (401, 403)
