"""Reviewing a reconciliation."""

from .banking import account
from .conftest import refused


def test_by_a_second_person(desk) -> None:
    bank = account(desk)
    done = desk.run("make_reconciliation", "finance_manager", bank=bank.pk, day=desk.day(-15))
    refused("reconciliation.own", desk, "review_reconciliation", "finance_manager", reconciliation=done.id)
    desk.run("review_reconciliation", "finance_manager/高第二", reconciliation=done.id)
    refused("reconciliation.reviewed", desk, "review_reconciliation", "finance_manager", reconciliation=done.id)
