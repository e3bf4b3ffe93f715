"""A loan on a car: interest by its days, once a car."""

from decimal import Decimal as D

from chehang.carsales.models import Car, FloorLoan

from .dealer import VINS, Dealer


def drawn(dealer: Dealer, number: str = VINS[0], **also) -> FloorLoan:
    car = Car.objects.filter(vin=number).first() or dealer.bought(number, payment="floor", invoiced_on=dealer.day())
    facts = {
        "car": car.pk,
        "bank": "工商银行",
        "contract_no": f"RZ{number[-4:]}",
        "rate": "0.06",
        "drawn_on": dealer.day(),
        "due": dealer.day(90),
    }
    return FloorLoan.objects.get(pk=dealer.act("draw_floor_loan", "car_clerk", **(facts | also)).id)


def test_interest_by_days(dealer: Dealer) -> None:
    loan = drawn(dealer)
    assert loan.principal == D(160234) and loan.interest_until(dealer.day(90)) == D(
        "2403.51"
    )  # 160,234 × 6 % ÷ 360 × 90
    assert Car.objects.get(pk=loan.car_id).certificate == "bank"
    facts = {
        "car": loan.car_id,
        "bank": "x",
        "contract_no": "x",
        "rate": "0.06",
        "drawn_on": dealer.day(),
        "due": dealer.day(90),
    }
    dealer.refused("floor.there", "draw_floor_loan", "car_clerk", **facts)
    dealer.refused("floor.terms", "draw_floor_loan", "car_clerk", **(facts | {"due": dealer.day()}))
    other = dealer.bought(VINS[1])
    dealer.refused("floor.not_financed", "draw_floor_loan", "car_clerk", **(facts | {"car": other.pk}))
