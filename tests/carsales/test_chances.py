"""What a sample says about cars that nobody looked at."""

from fractions import Fraction
from random import Random

from chehang.carsales import chances


def test_the_worked_figures() -> None:
    assert [round(float(chances.found(25, k, n)), 4) for k, n in ((1, 5), (2, 5), (1, 10))] == [0.2, 0.3667, 0.4]
    assert [chances.most_missing(25, n) for n in (5, 10, 20)] == [10, 5, 1]
    assert (chances.most_missing(25, 0), chances.most_missing(25, 25)) == (25, 0)
    # Those that were missed count: one of five missed leaves more doubt than none, and nothing unseen is ruled out.
    assert [chances.most_missing(25, 10, missed) for missed in (0, 1, 2)] == [5, 8, 11]
    assert (chances.most_missing(25, 25, 3), chances.estimate(25, 10, 2), chances.estimate(25, 0, 0)) == (3, 5, None)
    assert [chances.how_many(25, missed) for missed in (0, 1, 2, 3)] == [5, 10, 20, 25]


def test_a_cheat_is_found_as_often_as_the_formula_says() -> None:
    rng, cars, gone = Random(3), range(25), {3, 17}
    hits = sum(bool(gone & set(rng.sample(cars, 5))) for _round in range(4000))
    assert abs(hits / 4000 - float(Fraction(chances.found(25, 2, 5)))) < 0.03
