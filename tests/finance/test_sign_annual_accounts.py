"""Signed by another person."""

from .conftest import refused
from .test_draft_annual_accounts import drafted


def test_by_another(desk) -> None:
    row = drafted(desk, "finance_manager")
    refused("annual.own", desk, "sign_annual_accounts", "finance_manager", accounts=row.pk)
    desk.run("sign_annual_accounts", "general_manager", accounts=row.pk)
    assert desk.again(row).state == "signed"
    refused("state.wrong", desk, "sign_annual_accounts", "general_manager", accounts=row.pk)
