"""The parts manager chooses; whoever asked does not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import Offer
from tests.goods import Depot
from tests.purchasing.asking import answer, answered, award, sent


def test_the_best_score_needs_no_reason_another_does(depot: Depot) -> None:
    made = answered(depot)
    with pytest.raises(Refused, match=r"inquiry\.reason"):
        award(depot, made, 2)
    made.refresh_from_db()
    assert made.state == "answered"
    award(depot, made, 2, "便宜,不急")
    assert made.chosen and (made.state, made.chosen.name) == ("awarded", "安途商贸")


def test_who_may_not_choose(depot: Depot) -> None:
    made = answered(depot, post="parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        award(depot, made)
    with pytest.raises(NotAllowed):
        award(depot, made, post="parts_planner")


def test_the_database_knows_two_people(depot: Depot) -> None:
    made = answered(depot)
    with pytest.raises(IntegrityError, match="inquiry_two_people"), transaction.atomic():
        type(made).objects.filter(pk=made.pk).update(
            state="awarded", chosen_id=Offer.objects.earliest("id").supplier_id, chosen_by_id=made.made_by_id
        )


def test_an_answer_must_be_whole_valid_and_no_more_than_needed(depot: Depot) -> None:
    made = sent(depot)
    answer(depot, made, 1, line={"least": "10"})
    with pytest.raises(Refused, match=r"inquiry\.no_offer"):
        award(depot, made, 0)
    with pytest.raises(Refused, match=r"inquiry\.least"):
        award(depot, made, 1)
    answer(depot, made, 1)
    depot.clock.at += timedelta(days=11)
    with pytest.raises(Refused, match=r"inquiry\.offer_over"):
        award(depot, made, 1)
    depot.clock.at -= timedelta(days=11)
    award(depot, made, 1)
    with pytest.raises(Refused, match=r"state\.wrong"):
        answer(depot, made, 0)
