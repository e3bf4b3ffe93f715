"""Goods that did not arrive are found: at the sender, or here after all."""

from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, Refused
from chehang.org.models import Account
from chehang.stock.models import Entry
from chehang.warehouse.models import Discrepancy
from chehang.warehouse.operations.settle_transfer import SettleTransfer, settle_transfer
from tests.warehouse.test_agree_transfer import told
from tests.warehouse.transferring import Group, group

__all__ = ["group"]


def test_what_is_missing_stays_in_transit(group: Group) -> None:
    made = group.short()
    line = made.lines.get()
    assert (made.state, line.missing, line.in_transit, line.arrived_value) == ("differs", D(1), D("10.00"), D("20.00"))
    assert group.balance(group.here, "parts_in_transit") == D("10.00")
    assert Discrepancy.objects.get().inbound == group.inbound(made)
    assert told() == []


def test_the_sender_finds_it(group: Group) -> None:
    made = group.short()
    twin = group.twin(made)
    with pytest.raises(Refused, match=r"transfer\.side"):
        group.settle(made, "back")
    group.settle(twin, "back")
    made.refresh_from_db()
    assert (made.state, group.twin(made).state) == ("received", "received")
    assert group.pool(group.there) == (D(8), D("80.01"))
    assert group.balance(group.here, "parts_in_transit") == 0
    assert (
        group.balance(group.there, "internal_balance") == -group.balance(group.here, "internal_balance") == D("20.00")
    )
    assert told() == []


def test_it_came_after_all(group: Group) -> None:
    made = group.short()
    with pytest.raises(Refused, match=r"transfer\.side"):
        group.settle(group.twin(made), "came")
    group.settle(made, "came")
    assert group.pool(group.here) == (D(3), D("30.00"))
    assert Entry.objects.filter(store=group.here.store, movement="302").count() == 2
    assert told() == []


def test_only_what_is_missing_and_only_the_managers(group: Group) -> None:
    made = group.received(group.sent())
    with pytest.raises(Refused, match=r"state\.wrong"):
        group.settle(made, "came")
    cmd = SettleTransfer.model_validate({"transfer": made.pk, "way": "came", "note": "复点"})
    with pytest.raises(NotAllowed):
        group.here.run(settle_transfer, cmd, "keeper")


def test_the_list_says_what_is_in_transit(group: Group) -> None:
    """Three of 30.00 left, two came: 10.00 are on their way, in the receiver's list and on the paper's page."""
    client = Client(headers={"accept-language": "zh-hans"})
    made = group.short()
    account = Account.objects.get(pk=group.here.who("parts_manager").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    page = client.get("/warehouse/transfers/").content.decode()
    assert "未到齐" in page and "10.00" in page
    detail = client.get(f"/warehouse/transfers/{made.pk}/").content.decode()
    assert "settle_transfer" in detail and "10.00" in detail
