"""PINs: set by their owner, throttled, and bound to a post."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused
from chehang.core.operation import Done, Operation
from chehang.core.types import Command, Id, Secret
from chehang.org.models import Employee
from chehang.org.operations.change_pin import ChangePin, change_pin
from chehang.org.services import check_pin


class Prove(Command):
    employee: Id
    pin: Secret


def _prove(cmd: Prove, ctx) -> Done:
    return Done(id=check_pin(ctx, cmd.employee, cmd.pin.get_secret_value(), post="keeper").pk)


prove = Operation("org.change_pin", "Prove", (), _prove)  # any right that everybody has


def test_a_new_pin_is_the_one_that_counts(actor_of, clock) -> None:
    me = actor_of("keeper")
    change_pin(ChangePin(password="pass-word-9", pin="246810"), actor=me, clock=clock)
    assert prove(Prove(employee=me.employee_id, pin="246810"), actor=me, clock=clock).id == me.employee_id
    with pytest.raises(Refused, match=r"pin\.wrong"):
        prove(Prove(employee=me.employee_id, pin="1357"), actor=me, clock=clock)


@pytest.mark.parametrize("pin", ["123", "12345678901", "12a4", "１２３４"])
def test_a_pin_has_digits(actor_of, clock, pin: str) -> None:
    with pytest.raises(Refused, match=r"pin\.malformed"):
        change_pin(ChangePin(password="pass-word-9", pin=pin), actor=actor_of("keeper"), clock=clock)


def test_the_password_is_asked(actor_of, clock) -> None:
    with pytest.raises(Refused, match=r"password\.wrong"):
        change_pin(ChangePin(password="guess", pin="2468"), actor=actor_of("keeper"), clock=clock)


def test_guessing_is_paused(actor_of, clock) -> None:
    me = actor_of("keeper")
    for _try in range(5):
        with pytest.raises(Refused, match=r"pin\.wrong"):
            prove(Prove(employee=me.employee_id, pin="9999"), actor=me, clock=clock)
    with pytest.raises(Refused, match=r"pin\.locked"):
        prove(Prove(employee=me.employee_id, pin="1357"), actor=me, clock=clock)
    clock.at += timedelta(minutes=6)
    assert prove(Prove(employee=me.employee_id, pin="1357"), actor=me, clock=clock).id
    assert Employee.objects.get(pk=me.employee_id).pin_failures == 0


def test_only_the_right_post_signs(actor_of, clock) -> None:
    cashier = actor_of("cashier")
    with pytest.raises(Refused, match=r"pin\.wrong_post"):
        prove(Prove(employee=cashier.employee_id, pin="1357"), actor=cashier, clock=clock)
