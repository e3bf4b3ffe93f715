"""The end of a claim is another person's."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import Refused
from chehang.warehouse.models import Claim
from tests.goods import Depot
from tests.warehouse.sending import answer, claimed, settle, short


def test_it_is_settled_by_another(depot: Depot) -> None:
    made = claimed(depot, post="parts_manager", discrepancy=short(depot).pk)
    answer(depot, made)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        settle(depot, made)
    with pytest.raises(IntegrityError, match="goods_claim_two_people"), transaction.atomic():
        Claim.objects.filter(pk=made.pk).update(state="settled", way="red", settled_by_id=made.opened_by_id)
    settle(depot, made, "red", "finance_manager", received="230")
    assert (made.state, f"{made.received:.2f}") == ("settled", "230.00")


def test_what_is_refused(depot: Depot) -> None:
    made = claimed(depot, discrepancy=short(depot).pk)
    with pytest.raises(Refused, match=r"state\.wrong"):
        settle(depot, made)
    answer(depot, made)
    with pytest.raises(Refused, match=r"claim\.accepted"):
        settle(depot, made, "none")
    with pytest.raises(Refused, match=r"claim\.too_much"):
        settle(depot, made, "refund", received="230.01")
    assert made.state == "accepted"
