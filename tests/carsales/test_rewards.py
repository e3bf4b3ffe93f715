"""The commission of 5,566 line by line; targets by weight."""

from decimal import Decimal as D

from chehang.carsales import rewards


def test_a_commission_explains_itself() -> None:
    lines = rewards.commission(
        rewards.EXAMPLE,
        {"volume": 7, "slow": 2},
        8,
        D("0.93"),
        loans=6,
        insurance=D(4200),
        accessories=D(6000),
        penalty=D(200),
    )
    assert [line.amount for line in lines] == [D("3960.00"), D(1200), D(126), D(480), D(-200)]
    assert sum(line.amount for line in lines) == D(5566)
    assert lines[0].how == "(7 × 300 + 2 × 600) × 1.2 × 1"


def test_whole_cars_by_weight() -> None:
    weights = [rewards.weight(D("0.5"), D("0.4"), D("0.3")), rewards.weight(D("0.3"), D("0.3"), D("0.4")), D("0.2")]
    assert sum(rewards.targets(25, weights)) == 25
    assert rewards.targets(10, [D(1), D(1), D(1)]) == [4, 3, 3]


def test_extended_warranties_earn_their_share() -> None:
    lines = rewards.commission(rewards.EXAMPLE, {"volume": 8, "slow": 0}, 8, D("0.93"), warranties=D("3000"))
    assert [(x.text, x.amount) for x in lines] == [("cars", D("2880.00")), ("warranties", D("150.00"))]
