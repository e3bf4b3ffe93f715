"""Cancelling before the goods are out."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.sources import source_of
from chehang.stock.models import Balance
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.cancel_outbound import CancelOutbound, cancel_outbound
from chehang.warehouse.services import cancel_issue, clear_issue
from tests.goods import Depot
from tests.warehouse.test_hand_over import released


def command(outbound: Outbound) -> CancelOutbound:
    return CancelOutbound(outbound=outbound.pk, reason="客户不要了")


def test_the_goods_are_free_again(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"))
    depot.pick(outbound)
    depot.sign(outbound, "keeper_1", "丁强")
    depot.run(cancel_outbound, command(outbound), "parts_manager")
    outbound.refresh_from_db()
    assert outbound.state == "cancelled" and Balance.objects.get().reserved == 0
    with pytest.raises(IntegrityError, match="guard:warehouse_outbound_step"), transaction.atomic():
        Outbound.objects.update(state="created")


def test_the_department_takes_its_request_back(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    outbound = depot.ask((depot.part(), "2"))
    clear_issue(depot.context(), source_of(outbound), cleared=False)
    cancel_issue(depot.context(), source_of(outbound))
    outbound.refresh_from_db()
    assert (outbound.state, outbound.cleared) == ("cancelled", False)


def test_not_once_they_are_out(depot: Depot) -> None:
    outbound = released(depot)
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(cancel_outbound, command(outbound), "parts_manager")
    with pytest.raises(Refused, match=r"state\.wrong"):
        cancel_issue(depot.context(), source_of(outbound))
    with pytest.raises(Refused, match=r"outbound\.out"):
        clear_issue(depot.context(), source_of(outbound), cleared=False)
    with pytest.raises(IntegrityError, match="guard:warehouse_outbound_frozen"), transaction.atomic():
        Outbound.objects.update(cleared=False)


def test_a_keeper_cancels_nothing(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    with pytest.raises(NotAllowed):
        depot.run(cancel_outbound, command(depot.ask((depot.part(), "2"))))
