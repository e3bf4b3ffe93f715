"""An unannounced round: nobody chooses place and day."""

from chehang.work.models import CheckRound
from tests.office import Office
from tests.work.patrols import checklist, place
from tests.work.refusing import refused


def test_place_and_day_are_drawn(office: Office) -> None:
    template, who = checklist(office), office.id("keeper")
    refused(office, "check.no_place", "draw_check", "hr_manager", template=template.pk, checker=who)
    for n in range(4):
        place(office, f"PJ-{n}")
    for _n in range(12):
        office.run("draw_check", "hr_manager", template=template.pk, checker=who, within=5)
    rounds = CheckRound.objects.all()
    assert all(r.drawn and office.day() <= r.due < office.day(5) for r in rounds)
    assert len({r.place_id for r in rounds}) > 1 and len({r.due for r in rounds}) > 1
    checklist(office)
    refused(office, "check.old_version", "draw_check", "hr_manager", template=template.pk, checker=who)
    refused(office, "not_allowed", "draw_check", "keeper", template=template.pk, checker=who)
