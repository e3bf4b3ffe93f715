"""Each of the maker's lines beside ours, and the cars he does not name."""

from chehang.finance.models import MakerStatement

from ..carsales.conftest import dealer  # noqa: F401
from ..carsales.dealer import VINS
from .conftest import refused
from .maker import desk_of, month_of


def test_matched_by_reference(dealer) -> None:  # noqa: F811
    today = dealer.day()
    first, second = dealer.bought(invoiced_on=today), dealer.bought(VINS[1], invoiced_on=today)
    desk = desk_of(dealer)
    lines = [
        {"kind": "car", "reference": first.invoice_no, "amount": "160234"},
        {"kind": "car", "reference": "F9999", "amount": "160234"},
        {"kind": "rebate", "reference": "FL1", "amount": "-1130"},
    ]
    facts = {"supplier": dealer.supplier().pk, "period": month_of(desk).pk}
    done = desk.run("enter_maker_statement", "accountant", **facts, lines=lines)
    row = MakerStatement.objects.get(pk=done.id)
    assert [(x["reference"], x["amount"], x["ours"]) for x in row.items] == [
        (first.invoice_no, "160234.00", "160234.00"), ("F9999", "160234.00", ""), ("FL1", "-1130.00", ""), (second.invoice_no, "", "160234.00"),
    ]  # fmt: skip
    assert row.unmatched == 3
    refused("maker.twice", desk, "enter_maker_statement", "accountant", **facts, lines=lines[:1] * 2)
