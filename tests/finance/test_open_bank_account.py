"""The file of a bank account."""

from chehang.ledger.models import RoleAccount

from .banking import account
from .conftest import refused


def test_the_first_is_the_main_account_the_second_gets_its_own(desk) -> None:
    first, second = account(desk), account(desk, number="330100002222", name="建行一般户")
    assert (first.account.code, first.role) == ("1002.01", "bank")
    assert (second.account.code, second.account.name_zh) == ("1002.02", "建行一般户")
    assert RoleAccount.objects.get(store=desk.store, role=second.role).account_id == second.account_id
    facts = {"name": "x", "bank": "x", "number": first.number, "since": desk.day(), "opening": "0"}
    refused("bank.known", desk, "open_bank_account", "finance_manager", **facts)
