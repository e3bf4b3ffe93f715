"""Personnel events: fact, clause, statement, approval, effect; severance by law."""

from datetime import date
from decimal import Decimal

import pytest

from chehang.people.models import PersonnelEvent
from chehang.people.severance import months_of, severance
from tests.people.hr import Hr

D = Decimal


def test_severance_worked() -> None:
    """4 years 7 months, average 9,200 → 5 × 9,200 = 46,000 (§7.2)."""
    found = severance("no_fault", date(2022, 4, 1), date(2026, 11, 1), D(9200), D(8500))
    assert (found.months, found.amount) == (D(5), D("46000.00"))
    assert severance("unlawful", date(2022, 4, 1), date(2026, 11, 1), D(9200), D(8500)).amount == D("92000.00")
    assert severance("resigned", date(2022, 4, 1), date(2026, 11, 1), D(9200), D(8500)).amount == 0
    rich = severance("no_fault", date(2006, 4, 1), date(2026, 11, 1), D(40000), D(8500))
    assert (rich.months, rich.monthly) == (D(12), D(25500))


@pytest.mark.parametrize(
    ("left", "months"),
    [
        (date(2026, 5, 2), "0.5"),
        (date(2026, 9, 30), "0.5"),
        (date(2026, 10, 1), "1"),
        (date(2027, 4, 1), "1"),
        (date(2027, 4, 2), "1.5"),
    ],
)
def test_months_of_service(left: date, months: str) -> None:
    assert months_of(date(2026, 4, 1), left) == D(months)


def test_a_reward_goes_to_the_general_manager(hr: Hr) -> None:
    event = hr.event(hr.office.id("keeper"), amount="300")
    assert event.state == "done"
    asked = hr.run(
        "file_event",
        "parts_manager",
        kind="reward",
        employee=hr.office.id("keeper"),
        effective_on=hr.office.day(0),
        facts="好人好事",
        clause="3.1",
    ).id
    hr.yes("people.event", asked, "hr_manager", "general_manager")
    assert PersonnelEvent.objects.get(pk=asked).state == "done"


def test_refusals(hr: Hr) -> None:
    keeper, day = hr.office.id("keeper"), hr.office.day(0)
    base = {"employee": keeper, "effective_on": day, "facts": "迟到三次"}
    hr.refused("event.clause", "file_event", **base, kind="penalty")
    hr.refused("event.statement", "file_event", **base, kind="penalty", clause="4.1")
    hr.refused(
        "event.penalty_most", "file_event", **base, kind="penalty", clause="4.1", statement="认可", amount="500.01"
    )
    hr.refused("event.where", "file_event", **base, kind="transfer")
    hr.refused("event.same_post", "file_event", **base, kind="transfer", position=hr.position("keeper").pk)
    hr.refused("event.score", "file_event", **base, kind="confirm")
    hr.refused("doubtful", "file_event", **base, kind="confirm", score=69)
    hr.refused("event.why", "file_event", **base, kind="leave")
    hr.refused("event.average_wage", "file_event", **base, kind="leave", leaving="no_fault")
    hr.refused(
        "event.own", "file_event", **(base | {"employee": hr.office.id("hr_manager")}), kind="reward", clause="1"
    )
    hr.refused(
        "event.no_file", "file_event", **(base | {"employee": hr.office.id("accountant")}), kind="reward", clause="1"
    )
    hr.refused("not_allowed", "file_event", "keeper", **base, kind="reward", clause="1")
    assert not PersonnelEvent.objects.exists()
