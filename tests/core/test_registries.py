"""What a developer writes wrong is said when the product starts, not when a customer waits."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError

from chehang.catalogue.vat import vat_rate
from chehang.core.bulk import scaled
from chehang.core.fields import MoneyField
from chehang.core.money import uppercase_amount
from chehang.core.operation import operation, operations
from chehang.core.parameters import Figures
from chehang.core.printing.codes import code128_svg
from chehang.core.screens import Menu, menus, register
from chehang.core.states import Move, State, StateMachine
from chehang.core.types import Command
from chehang.core.verify import invariant, invariants
from tests.goods import TODAY

STATES = [State("a", "A"), State("b", "B")]


def stranger(*given: object) -> None:
    """An act of no department."""


@pytest.mark.parametrize("name", ["nodot", "Big.letters", "org.add employee"])
def test_an_operation_is_named_by_its_app_and_a_verb(name: str) -> None:
    with pytest.raises(ValueError, match="not app.verb_noun"):
        operation(name, title="x", posts=())(stranger)


def test_two_departments_do_not_share_a_name() -> None:
    with pytest.raises(ValueError, match="two operations"):
        operation("org.add_employee", title="x", posts=())(_acting)
    with pytest.raises(ValueError, match="two departments"):
        invariant("I01", "x")(lambda: iter(()))
    assert operations()["org.add_employee"].__module__.startswith("chehang.org")
    assert all(rule.find.__module__.startswith("chehang.") for rule in invariants())


def _acting(cmd: Command, ctx: object) -> None:
    """An act with the command that every operation has."""


@pytest.mark.parametrize(
    ("start", "moves", "says"),
    [
        ("c", [], "unknown start c"),
        ("a", [Move("go", ("a",), "c")], "move go names an unknown state c"),
        ("a", [Move("go", ("d",), "b")], "move go names an unknown state d"),
    ],
)
def test_a_machine_knows_its_states(start: str, moves: list[Move], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        StateMachine("tests.machine", model="org.Store", start=start, states=STATES, moves=moves)


def test_a_menu_is_declared_once() -> None:
    register(menus()["parts"])
    with pytest.raises(ValueError, match="two menus parts"):
        register(Menu("parts", "Spare parts", 1))


def test_numbers_are_never_rounded_on_the_way() -> None:
    assert scaled(D("1.23"), 2) == 123
    with pytest.raises(ValueError, match="more than 2"):
        scaled(D("1.234"), 2)
    for wrong in (1.5, D("1.234"), D("NaN"), D("Infinity")):
        with pytest.raises(ValidationError):
            MoneyField().get_prep_value(wrong)


@pytest.mark.django_db
def test_what_cannot_be_written_out() -> None:
    with pytest.raises(ValueError, match="too large"):
        uppercase_amount(D(10**16))
    for text in ("", "件", "x" * 49):
        with pytest.raises(ValueError, match="Code 128"):
            code128_svg(text)
    with pytest.raises(ValueError, match="no figure"):
        vat_rate(Figures(0), "goods", TODAY.replace(year=1949))
