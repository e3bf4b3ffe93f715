"""An account nobody needs takes no more vouchers."""

from .conftest import refused
from .methods import account_of, proposed, sub_account


def test_closed_unless_used(desk) -> None:
    made = sub_account(desk)
    refused(
        "account.named",
        desk,
        "retire_account",
        "finance_manager",
        account=account_of(desk, "6001.04").pk,
        reason="不用",
    )
    method = proposed(desk, made)
    refused("account.named", desk, "retire_account", "finance_manager", account=made.pk, reason="不用")
    desk.run("drop_method", "accountant", method=method.pk, reason="不用")
    desk.run("retire_account", "finance_manager", account=made.pk, reason="不用")
    assert desk.again(made).active is False
    refused("account.not_open", desk, "retire_account", "finance_manager", account=made.pk, reason="不用")


def test_not_with_a_balance(desk) -> None:
    made = sub_account(desk, "6602", "88", "研发")
    lines = [
        {"account_id": made.pk, "debit": "100", "department": "management"},
        {"account_id": account_of(desk, "1002.01").pk, "credit": "100"},
    ]
    done = desk.run("make_voucher", "accountant", date=desk.day(), summary="x", reason="研发费用", lines=lines)
    desk.run("review_voucher", "finance_manager", voucher_id=done.id)
    refused("account.balance", desk, "retire_account", "finance_manager", account=made.pk, reason="不用")
