"""A document moves once: who comes second is told, and an act may ask for a step without taking it."""

import pytest

from chehang.core.errors import Conflict, Refused
from chehang.core.screens import register, screens
from chehang.core.states import StateMachine, machines
from chehang.purchasing.models import Order
from chehang.purchasing.states import ORDER
from tests.goods import Depot


def test_a_colleague_was_faster(depot: Depot) -> None:
    pk = depot.draft((depot.part(), "1", "10"))
    mine, ctx = Order.objects.get(pk=pk), depot.context("parts_planner")
    ORDER.advance(ctx, Order.objects.get(pk=pk), "submit", number="DG-1")
    with pytest.raises(Conflict, match=r"state\.moved"):
        ORDER.advance(ctx, mine, "submit", number="DG-2")
    assert mine.state == "draft" and len(ctx.steps) == 1


def test_an_act_may_ask_for_a_step_without_taking_it(depot: Depot) -> None:
    order = Order.objects.get(pk=depot.draft((depot.part(), "1", "10")))
    ORDER.require(order, "submit")
    with pytest.raises(Refused, match=r"state\.wrong"):
        ORDER.require(order, "send")


def test_one_name_is_registered_once() -> None:
    known = next(iter(machines().values()))
    states, moves = list(known.states.values()), list(known.moves.values())
    with pytest.raises(ValueError, match="two state machines"):
        StateMachine(known.name, model=known.model, start=known.start, states=states, moves=moves)
    with pytest.raises(ValueError, match="two screens"):
        register(screens()["parties.customers"])
