"""Each of the maker's lines beside ours, and the cars he does not name."""

from chehang.finance.models import MakerStatement

from ..carsales.conftest import dealer  # noqa: F401
from ..carsales.dealer import VINS
from .conftest import refused
from .maker import accrued, desk_of, in_force, month_of


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


def test_every_kind_finds_ours_and_what_he_leaves_out_is_added(dealer, supplier) -> None:  # noqa: F811
    """Parts on an invoice, a payment, a rebate and a floor-plan loan of ours: named wrongly they differ, not named they are added."""
    desk, maker = desk_of(dealer), dealer.supplier()
    desk.fund("500000")
    car = dealer.bought(invoiced_on=dealer.day(), payment="floor")
    loan = {"car": car.pk, "bank": "平安银行", "contract_no": "LD-7", "rate": "0.06"}
    dealer.act("draw_floor_loan", "car_clerk", **loan, drawn_on=dealer.day(), due=dealer.day(90))
    paper = desk.owed(maker, "1130", "P-31")
    payment = desk.payment(maker, {"payable": paper.pk, "amount": "1130"})
    desk.run("submit_payment", "parts_planner", payment=payment.pk)
    desk.approved(payment, "parts_manager", "finance_manager")
    desk.run("pay_payment", "cashier", payment=payment.pk)
    in_force(desk, maker.pk, basis="bought")
    rebate = accrued(desk)
    facts = {"supplier": maker.pk, "period": month_of(desk).pk}
    named = [
        {"kind": "parts", "reference": "P-31", "amount": "1130"},
        {"kind": "payment", "reference": "P-31", "amount": "1130"},
        {"kind": "rebate", "reference": rebate.number, "amount": "1130"},
        {"kind": "floor_plan", "reference": "LD-7", "amount": "160000"},
        {"kind": "warranty", "reference": "SP-1", "amount": "618.82"},
        {"kind": "car", "reference": car.vin, "amount": "160234"},
    ]
    done = desk.run("enter_maker_statement", "accountant", **facts, lines=named)
    row = MakerStatement.objects.get(pk=done.id)
    assert [x["ours"] for x in row.items] == ["1130.00", "1130.00", "1130.00", "160234.00", "", "160234.00"]
    assert row.unmatched == 2, "the loan differs, the claim is not ours"
    bare = desk.run(
        "enter_maker_statement", "accountant", **facts, lines=[{"kind": "car", "reference": "X", "amount": "1"}]
    )
    left = MakerStatement.objects.get(pk=bare.id).items[1:]
    assert [(x["kind"], x["ours"]) for x in left] == [
        ("car", "160234.00"), ("parts", "1130.00"), ("payment", "1130.00"), ("rebate", "1130.00"), ("floor_plan", "160234.00"),
    ]  # fmt: skip
