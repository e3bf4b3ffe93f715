"""What may come in as a number or a text."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chehang.core.operation import refused_input
from chehang.core.types import Command, Money, NonNegativeMoney, PositiveQuantity, ShortText


class Line(Command):
    price: NonNegativeMoney
    quantity: PositiveQuantity
    note: ShortText = ""


BAD = [
    "NaN",
    "Infinity",
    "-1",
    "1.001",
    "１２",
    "1e5",
    "",
    "abc",
    "0x10",
    "1_000",
    1.5,
    True,
    None,
    "9" * 40,
    "=1+1",
    Decimal("NaN"),
]


@pytest.mark.parametrize("price", BAD, ids=str)
def test_bad_numbers_are_refused_at_their_field(price) -> None:
    with pytest.raises(ValidationError) as caught:
        Line(price=price, quantity="1")
    refusal = refused_input(caught.value)
    assert refusal.field == "price"
    with translation.override("zh-hans"):
        assert refusal.message


@pytest.mark.parametrize(
    ("price", "code"), [("１２", "number.full_width"), ("abc", "number.malformed"), (1.5, "number.inexact")]
)
def test_each_kind_of_bad_number_has_its_own_words(price, code) -> None:
    with pytest.raises(ValidationError) as caught:
        Line(price=price, quantity="1")
    assert caught.value.errors()[0]["type"] == code


@pytest.mark.parametrize("note", ["a\x00b", "x" * 101, "\x1b[2J"])
def test_bad_text(note: str) -> None:
    with pytest.raises(ValidationError):
        Line(price="1", quantity="1", note=note)


def test_no_text_at_all_holds_a_nul() -> None:
    class Free(Command):
        text: str

    with pytest.raises(ValidationError, match="control characters"):
        Free(text="a\x00b")


def test_nothing_besides() -> None:
    with pytest.raises(ValidationError):
        Line(price="1", quantity="1", discount="5")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_money_survives_text(amount: Decimal) -> None:
    class One(Command):
        x: Money

    assert One(x=str(amount)).x == amount


@pytest.mark.parametrize("field", ["price", "quantity", "note"])
def test_nul_comes_nowhere(field: str) -> None:
    with pytest.raises(ValidationError):
        Line(**({"price": "1", "quantity": "1"} | {field: "1\x00"}))
