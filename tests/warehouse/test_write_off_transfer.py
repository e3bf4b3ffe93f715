"""Goods lost on their way: the carrier pays, or it is a loss with its input VAT."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.operations.write_off_transfer import WriteOffTransfer, write_off_transfer
from tests.warehouse.test_agree_transfer import told
from tests.warehouse.transferring import Group, group

__all__ = ["group"]


def test_the_carrier_pays(group: Group) -> None:
    made = group.short()
    group.write_off(made, "claim")
    assert group.balance(group.here, "claim_receivable") == D("10.00")
    assert group.balance(group.here, "parts_in_transit") == 0
    made.refresh_from_db()
    assert (made.state, made.lines.get().settled_value) == ("received", D("10.00"))
    assert told() == []


def test_a_loss_takes_its_input_vat_out(group: Group) -> None:
    """10.00 lost with 13 % VAT: 11.30 of loss."""
    group.write_off(group.short(), "loss")
    assert group.balance(group.here, "count_loss") == D("11.30")
    assert group.balance(group.here, "input_vat_out") == D("-1.30")
    assert told() == []


def test_it_stands_in_the_receiver_s_books(group: Group) -> None:
    made = group.short()
    with pytest.raises(Refused, match=r"transfer\.receivers"):
        group.write_off(group.twin(made), "loss")
    cmd = WriteOffTransfer.model_validate({"transfer": made.pk, "way": "loss", "note": "丢失"})
    with pytest.raises(NotAllowed):
        group.here.run(write_off_transfer, cmd, "parts_manager")
    assert group.balance(group.here, "parts_in_transit") == D("10.00")
