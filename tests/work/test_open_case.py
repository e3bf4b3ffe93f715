"""A customer complains: from the first call to the confirmed end."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotFound
from chehang.core.inbox import open_items
from chehang.core.verify import broken
from chehang.work import services
from chehang.work.models import CaseRecord, CaseType
from tests.office import Office
from tests.work.complaints import complaint, led_to
from tests.work.refusing import refused


def test_the_clock_runs_and_the_manager_is_told(office: Office) -> None:
    office.who("parts_manager")
    about = office.task()
    case = complaint(office, "parts_manager", about="work.task", about_id=about.pk)
    assert (case.state, case.department, case.level) == ("new", "parts", "ordinary")
    assert case.due_at == office.clock.now() + timedelta(hours=2)
    assert case.links.get().words == str(about) and case.notes.get().kind == "opened"
    assert (
        open_items(office.who("parts_manager")).filter(subject="work.CaseRecord").get().params["number"] == case.number
    )


def test_a_major_case_is_told_to_the_general_manager_at_once(office: Office) -> None:
    boss = office.who("general_manager")
    case = complaint(office, level="major")
    assert case.due_at == office.clock.now() + timedelta(minutes=15)
    assert open_items(boss).get().params["number"] == case.number


def test_from_the_first_call_to_the_confirmed_end(office: Office) -> None:
    case = led_to(office, "closed", compensation="200.00")
    assert (case.satisfied, case.confirmed_by_id, case.late) == (True, office.id("customer_service_manager"), False)
    kinds = [n.kind for n in case.notes.order_by("id")]
    assert kinds == ["opened", "assigned", "responded", "proposed", "approved", "agreed", "executed", "closed"]
    assert list(broken("W03")) == [] and list(broken("I15")) == []


def test_types_that_are_not_in_use(office: Office) -> None:
    kind = CaseType.objects.get(code="incident")
    CaseType.objects.filter(pk=kind.pk).update(active=False)
    bad = {"type": kind.pk, "title": "x", "facts": "地面漏油"}
    refused(office, "case.unknown_type", "open_case", "keeper", **bad)
    with pytest.raises(NotFound, match=r"case\.unknown_type"):
        services.open_case(office.context("keeper"), "incident", "x", "漏油")
    assert not CaseRecord.objects.exists()
