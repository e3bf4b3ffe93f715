"""The worked numbers of the trade that concern people and their things (people-and-office.md, management.md)."""

from datetime import date, datetime, time
from decimal import Decimal as D

from chehang.core.context import STORE_TIME
from chehang.finance.assets.wearing import wear_of
from chehang.people.judging import points, total
from chehang.people.timesheets import judge
from chehang.work.checks.checking import score_of
from chehang.work.checks.kinds import ItemKind
from chehang.work.models import CheckAnswer, CheckItem


def test_the_appraisal_of_a_manager() -> None:
    """40 % × 1.08 + 25 % × 0.96 + 15 % × 1.00 + 10 % × 0.85 + 10 % × min(1.30, 1.20) = 102.7 (9.12)."""
    reached = ((40, "108"), (25, "96"), (15, "100"), (10, "85"), (10, "130"))
    assert total([(weight, points(D(100), D(actual), less=False)) for weight, actual in reached]) == D("102.70")


def test_below_its_threshold_a_yardstick_gives_nothing() -> None:
    assert points(D(100), D("79.99"), less=False, floor=80) == 0
    assert points(D(100), D(80), less=False, floor=80) == 80
    assert points(D(2), D(3), less=True, floor=80) == 0, "two thirds of what was aimed at"


def test_a_shift_over_midnight() -> None:
    """22:00–06:00: in at 21:52, out at 06:10 is one day of 8 h, 8 h of them at night; in at 22:20 is 20 min late (7.12)."""
    day = date(2026, 10, 12)

    def at(of: int, hour: int, minute: int) -> datetime:
        return datetime(2026, 10, of, hour, minute, tzinfo=STORE_TIME)

    well = judge(day, time(22), time(6), 0, [at(12, 21, 52), at(13, 6, 10)])
    assert (well.state, well.worked, well.night) == ("well", 480, 480)
    late = judge(day, time(22), time(6), 0, [at(12, 22, 20), at(13, 6, 0)])
    assert (late.state, late.late, late.worked) == ("late", 20, 460)
    assert judge(day, time(22), time(6), 0, [at(12, 21, 52)]).state == "missing", "a missing punch is no hours"


def test_a_notebook_wears_off() -> None:
    """6,800 in 36 months, 5 % left: 179.44 a month, 3,588.80 after 20, 3,211.20 left; 6,460.00 in all (7.14)."""
    worn = D(0)
    booked = []
    for done in range(36):
        booked.append(wear_of(D(6800), D("0.05"), 36, done, worn))
        worn += booked[-1]
    assert booked[0] == D("179.44") and sum(booked[:20]) == D("3588.80") and D(6800) - sum(booked[:20]) == D("3211.20")
    assert sum(booked) == D("6460.00") and booked[35] == D("6460.00") - 35 * D("179.44")


def test_a_round_of_5s() -> None:
    """20 items of 5 points, 18 full and 2 with 3: 96 (7.16)."""
    item = CheckItem(kind=ItemKind.SCORE, high=D(5), low=D(4))
    answers = [CheckAnswer(item=item, well=True, value=D(5)) for _n in range(18)]
    answers += [CheckAnswer(item=item, well=False, value=D(3)) for _n in range(2)]
    assert score_of(answers) == D("0.96")
