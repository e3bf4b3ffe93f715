"""Labour contracts: one at a time, probation once and as long as the law allows."""

from datetime import date

import pytest

from chehang.core.models import Timer
from chehang.people.models import LabourContract
from chehang.people.probation import longest
from tests.people.hr import Hr


@pytest.mark.parametrize(
    ("term", "end", "last"),
    [
        ("fixed", date(2027, 2, 27), None),
        ("fixed", date(2027, 5, 31), date(2026, 12, 31)),
        ("fixed", date(2027, 11, 30), date(2027, 1, 31)),
        ("fixed", date(2029, 11, 30), date(2027, 5, 31)),
        ("open", None, date(2027, 5, 31)),
        ("task", None, None),
    ],
)
def test_how_long_probation_may_be(term: str, end: date | None, last: date | None) -> None:
    assert longest(term, date(2026, 12, 1), end) == last


def data(hr: Hr, employee: int, **also: object) -> dict[str, object]:
    return {
        "employee": employee,
        "term": "fixed",
        "starts_on": hr.office.day(0),
        "ends_on": hr.office.day(364),
        "wage": "5200",
        **also,
    }


def test_it_meets_the_clock_and_starts_its_own(hr: Hr) -> None:
    employee = hr.hired().pk
    made = hr.run("write_contract", **data(hr, employee, probation_until=hr.office.day(30), probation_wage="4300"))
    kinds = set(Timer.objects.filter(ended_at=None).values_list("kind", flat=True))
    assert kinds == {"people.insurance_due", "people.contract_end", "people.probation_end"}
    assert made.number.startswith("LD-")


def test_refusals(hr: Hr) -> None:
    employee = hr.hired().pk
    hr.refused("contract.no_end", "write_contract", **data(hr, employee, ends_on=None))
    hr.refused("contract.open_end", "write_contract", **data(hr, employee, term="open"))
    hr.refused("contract.dates", "write_contract", **data(hr, employee, ends_on=hr.office.day(-1)))
    hr.refused("wage.minimum", "write_contract", **data(hr, employee, wage="2000"))
    hr.refused("wage.probation", "write_contract", **data(hr, employee, probation_wage="4159.99"))
    hr.refused("probation.too_long", "write_contract", **data(hr, employee, probation_until=hr.office.day(70)))
    hr.refused("contract.no_file", "write_contract", **data(hr, hr.office.id("accountant")))
    hr.refused("not_allowed", "write_contract", "keeper", **data(hr, employee))
    hr.run("write_contract", **data(hr, employee, probation_until=hr.office.day(30)))
    hr.refused("contract.two_at_once", "write_contract", **data(hr, employee, starts_on=hr.office.day(200)))
    later = {"starts_on": hr.office.day(365), "ends_on": hr.office.day(700)}
    hr.refused("probation.twice", "write_contract", **data(hr, employee, **later, probation_until=hr.office.day(380)))
    hr.run("write_contract", **data(hr, employee, **later))
    third = {"starts_on": hr.office.day(701), "ends_on": hr.office.day(900)}
    hr.refused("doubtful", "write_contract", **data(hr, employee, **third))
    assert LabourContract.objects.count() == 2
