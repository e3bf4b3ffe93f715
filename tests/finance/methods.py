"""Short ways through accounting methods."""

from typing import Any

from chehang.ledger.models import Account, Method

from .spending import Desk


def account_of(desk: Desk, code: str) -> Account:
    return Account.objects.get(store=desk.store, code=code)


def sub_account(desk: Desk, parent: str = "6001", digits: str = "41", name: str = "大客户配件") -> Account:
    done = desk.run(
        "add_account",
        "finance_manager",
        parent=account_of(desk, parent).pk,
        digits=digits,
        name=name,
        name_en="Parts to fleets",
    )
    return Account.objects.get(pk=done.id)


def content(desk: Desk, account: Account, /, **also: Any) -> dict[str, Any]:
    return {
        "event": "sale",
        "leg": "revenue",
        "account": account.pk,
        "valid_from": desk.day(),
        "reason": "大客户单独核算",
    } | also


def proposed(desk: Desk, account: Account, /, **also: Any) -> Method:
    return Method.objects.get(pk=desk.run("propose_method", "accountant", **content(desk, account, **also)).id)
