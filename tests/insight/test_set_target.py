"""Targets and bands: agreed for a period, kept for ever, and the colour they give a value."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span, measures
from chehang.core.measures.targets import judge, target_of
from chehang.core.models import MeasureTarget
from chehang.insight.operations.set_target import SetTarget, set_target
from tests.goods import Depot


def agree(
    depot: Depot, measure: str = "counter.margin", period: str = "2026-11", post: str = "general_manager", **also
):
    cmd = {"measure": measure, "period": period, "reason": "年度目标"} | also
    return depot.run(set_target, SetTarget.model_validate(cmd), post)


def judged(depot: Depot, value: str, measure: str = "counter.margin", period: str = "2026-11"):
    found = measures()[measure]
    return judge(found, D(value), target_of(found, depot.who("general_manager"), Span.read(period)))


def test_a_share_is_agreed_in_percent_and_gives_its_colour(depot: Depot) -> None:
    agree(depot, target="42", green="40", red="30")
    row = MeasureTarget.objects.get()
    assert (row.target, row.green, row.red) == (D("0.42"), D("0.40"), D("0.30"))
    assert [judged(depot, v).colour for v in ("0.40", "0.399999", "0.30")] == ["green", "amber", "red"]
    assert judged(depot, "0.21").reached == D("0.5")


def test_where_less_is_better_the_band_is_turned(depot: Depot) -> None:
    agree(depot, "counter.lost_rate", green="5", red="10")
    assert [judged(depot, v, "counter.lost_rate").colour for v in ("0.05", "0.06", "0.10")] == ["green", "amber", "red"]
    with pytest.raises(Refused, match=r"target\.crossed_band"):
        agree(depot, "counter.lost_rate", green="10", red="5")


def test_it_stands_until_another_is_set(depot: Depot) -> None:
    agree(depot, target="42")
    agree(depot, target="45", period="2027-01", standing=False)
    at = {p: judged(depot, "0.4", period=p) for p in ("2026-10", "2026-12", "2027-01", "2027-02")}
    assert at["2026-10"] is None, "nothing was agreed for what is past"
    assert [at[p].target.target for p in ("2026-12", "2027-01", "2027-02")] == [D("0.42"), D("0.45"), D("0.42")]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"measure": "counter.nothing", "target": "1"}, "measure.unknown"),
        ({"period": "2026-13", "target": "1"}, "period.unknown"),
        ({"period": "2026-10", "target": "1"}, "target.past"),
        ({}, "target.empty"),
        ({"green": "5"}, "target.half_band"),
        ({"green": "5", "red": "6"}, "target.crossed_band"),
    ],
)
def test_what_makes_no_sense_is_refused(depot: Depot, given, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        agree(depot, **given)
    assert refusal.value.code == code
    assert not MeasureTarget.objects.exists()


def test_what_was_agreed_stays(depot: Depot) -> None:
    agree(depot, target="42")
    with pytest.raises(IntegrityError, match="guard:core_measuretarget"), transaction.atomic():
        MeasureTarget.objects.update(target=D(1))


def test_the_parts_manager_does_not_set_his_own_target(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        agree(depot, target="1", post="parts_manager")
