"""The chart grows below accounts that are not posted to."""

from .conftest import refused
from .methods import account_of, sub_account


def test_a_sub_account_is_like_the_one_above(desk) -> None:
    made = sub_account(desk)
    assert (made.code, made.category, made.normal_side, made.leaf, made.parent.code) == (
        "6001.41",
        "revenue",
        "credit",
        True,
        "6001",
    )
    below = desk.run(
        "add_account", "finance_manager", parent=made.pk, digits="01", name="政府采购", name_en="Public buyers"
    )
    assert below.number == "6001.41.01" and desk.again(made).leaf is False


def test_refusals(desk) -> None:
    facts = {"name": "x", "name_en": "x"}
    refused(
        "account.there",
        desk,
        "add_account",
        "finance_manager",
        parent=account_of(desk, "6001").pk,
        digits="04",
        **facts,
    )
    refused(
        "account.used",
        desk,
        "add_account",
        "finance_manager",
        parent=account_of(desk, "6001.04").pk,
        digits="01",
        **facts,
    )
