"""Money adds up, splits without loss, and is written out as on a receipt."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chehang.core.money import line_amount, round_half_up, share_out, tax_split, uppercase_amount

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def test_a_half_rounds_away_from_zero() -> None:
    assert round_half_up(D("0.005")) == D("0.01")
    assert round_half_up(D("-0.005")) == D("-0.01")


def test_vat_split_of_the_trade_examples() -> None:
    assert tax_split(D("870.20"), D("0.13")) == (D("770.09"), D("100.11"))
    assert tax_split(D("168800"), D("0.13")) == (D("149380.53"), D("19419.47"))


def test_line_amount_with_discount() -> None:
    assert line_amount(D(2), D("458"), D("0.05")) == D("870.20")


@given(amounts, st.lists(st.integers(0, 1000), min_size=1, max_size=20).filter(any))
def test_shares_always_add_up(total: D, weights: list[int]) -> None:
    shares = share_out(total, [D(w) for w in weights])
    assert sum(shares) == total
    base = sum(weights)
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / base) < D("0.01")


def test_nothing_to_share_by_is_refused() -> None:
    with pytest.raises(ValueError):
        share_out(D(1), [D(0), D(0)])
    with pytest.raises(ValueError):
        share_out(D("0.001"), [D(1)])


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("10", "壹拾元整"),
        ("100.05", "壹佰元零伍分"),
        ("1234.50", "壹仟贰佰叁拾肆元伍角整"),
        ("10005.23", "壹万零伍元贰角叁分"),
        ("100000000", "壹亿元整"),
        ("105000", "壹拾万伍仟元整"),
        ("1409.5", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("100000001.00", "壹亿零壹元整"),
        ("-12", "负壹拾贰元整"),
        ("1000000000000", "壹万亿元整"),
    ],
)
def test_amounts_in_words(amount: str, text: str) -> None:
    assert uppercase_amount(D(amount)) == text
