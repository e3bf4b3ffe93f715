"""Which definition holds: chosen from a day on, said where two are compared."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span, measures, read
from chehang.core.models import MeasureChoice
from chehang.insight.operations.choose_definition import ChooseDefinition, choose_definition
from chehang.stock.models import Entry
from tests.goods import TODAY, Depot

DEAD = "stock.dead_share"


def choose(depot: Depot, variant: str, day: date = TODAY, post: str = "general_manager", measure: str = DEAD) -> None:
    cmd = {"measure": measure, "variant": variant, "valid_from": day, "reason": "厂家标准"}
    depot.run(choose_definition, ChooseDefinition.model_validate(cmd), post)


def test_dead_after_seven_months_instead_of_twelve(depot: Depot) -> None:
    """Kept for nine months: dead by one list of the trade and not by the other."""
    old, fresh = depot.part("H3A 1", "旧件"), depot.part("H3A 2", "新件")
    depot.shelve(old, "1", "300")
    depot.shelve(fresh, "1", "700")
    from chehang.core import guards

    guards.remove("stock")
    Entry.objects.filter(part=old).update(business_date=TODAY - timedelta(days=270))
    guards.install("stock")
    who, month = depot.who("general_manager"), Span.of("month", TODAY)
    assert read(measures()[DEAD], who, month, TODAY).value == D(0)
    choose(depot, "seven_months")
    now = read(measures()[DEAD], who, month, TODAY)
    assert (now.value, now.variant, now.redefined) == (D("0.3"), "seven_months", True)
    day = read(measures()[DEAD], who, Span.of("day", TODAY), TODAY)
    assert not day.redefined
    assert read(measures()[DEAD], who, Span.of("month", date(2026, 10, 1)), TODAY).variant == ""


@pytest.mark.parametrize(
    ("variant", "day", "code"),
    [
        ("seven_weeks", TODAY, "definition.unknown"),
        ("seven_months", TODAY - timedelta(days=1), "definition.past"),
        ("", TODAY, "definition.same"),
    ],
)
def test_what_makes_no_sense_is_refused(depot: Depot, variant: str, day: date, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        choose(depot, variant, day)
    assert refusal.value.code == code
    assert not MeasureChoice.objects.exists()


def test_the_owner_does_not_choose_how_he_is_counted(depot: Depot) -> None:
    with pytest.raises(NotAllowed):
        choose(depot, "seven_months", post="parts_manager")
