"""A proposal that is dropped never counts."""

from .conftest import refused
from .methods import proposed, sub_account


def test_dropped_for_good(desk) -> None:
    method = proposed(desk, sub_account(desk))
    desk.run("drop_method", "finance_manager", method=method.pk, reason="改用辅助核算")
    assert desk.again(method).state == "dropped"
    refused("state.wrong", desk, "approve_method", "finance_manager", method=method.pk)
