"""A note of a coaching talk is read by its two people only; the journal keeps it hidden."""

from chehang.core.models import Journal
from chehang.people.models import CoachingNote

from .hr import Hr
from .test_close_poll import client_of

TEXT = "下月独立完成盘点,每周复盘一次"


def test_between_two(hr: Hr) -> None:
    hr.run("write_coaching_note", "parts_manager", coached=hr.office.id("keeper"), text=TEXT)
    for who, reads in (("parts_manager", True), ("keeper", True), ("hr_manager", False), ("general_manager", False)):
        assert (TEXT in client_of(hr, who).get("/people/coaching/").content.decode()) is reads, who
    row = Journal.objects.get(operation="people.write_coaching_note")
    assert TEXT not in row.request + str(row.changes)


def test_only_ones_own_people(hr: Hr) -> None:
    hr.refused(
        "coaching.oneself", "write_coaching_note", "parts_manager", coached=hr.office.id("parts_manager"), text=TEXT
    )
    hr.refused(
        "work.not_your_department", "write_coaching_note", "finance_manager", coached=hr.office.id("keeper"), text=TEXT
    )
    hr.refused(
        "work.not_your_department",
        "write_coaching_note",
        "parts_manager",
        coached=hr.office.id("finance_manager"),
        text=TEXT,
    )
    hr.refused("not_allowed", "write_coaching_note", "keeper", coached=hr.office.id("parts_manager"), text=TEXT)
    hr.run("write_coaching_note", "general_manager", coached=hr.office.id("parts_manager"), text=TEXT)
    assert CoachingNote.objects.count() == 1
