"""From the offer to the first day: file, post, rights, list and clocks in one act."""

from chehang.core.models import Timer
from chehang.org.services import posts_of
from chehang.people.models import ListItem, StaffFile
from tests.people.hr import ID, Hr


def test_the_first_day(hr: Hr) -> None:
    employee = hr.hired()
    file = StaffFile.objects.get(employee=employee)
    assert (file.id_no, file.position) == (ID, hr.position("keeper").title)
    assert posts_of(employee, hr.office.store.pk, hr.office.day()) == {"keeper"}
    assert ListItem.objects.filter(employee=employee, kind="join").count() == 8
    assert set(Timer.objects.filter(subject="people.StaffFile").values_list("kind", flat=True)) == {
        "people.contract_due",
        "people.insurance_due",
    }


def test_refusals(hr: Hr) -> None:
    hr.hired()
    wanted = hr.wanted("accountant")
    one = hr.candidate(wanted)
    hr.refused("hire.works_here", "hire", candidate=one.pk, number="902", id_no=ID)
    hr.refused("employee.number_taken", "hire", candidate=one.pk, number="901")
    hr.refused("not_allowed", "hire", "keeper", candidate=one.pk, number="902")
    hr.run("hire", candidate=one.pk, number="902")
    wanted.refresh_from_db()
    assert wanted.state == "filled"


def test_a_full_post_is_asked_about(hr: Hr) -> None:
    hr.refused("doubtful", "hire", candidate=hr.candidate(hr.wanted()).pk, number="903")


def test_who_comes_back_keeps_the_file(hr: Hr) -> None:
    employee = hr.hired()
    event = hr.event(employee.pk, kind="leave", leaving="resigned")
    hr.tick_all(employee.pk)
    hr.run("finish_leaving", event=event.pk)
    hr.office.pass_time(days=40)
    one = hr.candidate(hr.wanted(), mobile="13900000000")
    again = hr.run("hire", candidate=one.pk, number="999", id_no=ID)
    assert again.id == employee.pk and StaffFile.objects.get(employee=employee).left_on is None
    assert posts_of(employee, hr.office.store.pk, hr.office.day()) == {"keeper"}
