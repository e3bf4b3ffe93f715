"""People on a file: a company's senders, their birthdays and licences."""

from datetime import date

from chehang.care.dates import next_birthday
from chehang.care.models import Contact, FollowUp
from tests.care.conftest import MANAGER, Care


def test_a_company_with_three_senders(care: Care) -> None:
    for name in ("司机甲", "司机乙", "司机丙"):
        care.run("add_contact", customer=care.customer.pk, name=name, role="sender", mobile="13900000001")
    assert care.customer.contacts.count() == 3
    again = {"customer": care.customer.pk, "name": "司机甲", "role": "sender"}
    care.refused("contact.twice", "add_contact", **again)
    care.refused("not_allowed", "add_contact", "keeper", **again)
    care.customer.active = False
    care.customer.save()
    care.refused("contact.file", "add_contact", **again | {"name": "司机丁"})


def test_birthdays_need_a_yes_and_licences_do_not(care: Care) -> None:
    day = care.office.day(3)
    born = day.replace(year=1990)
    care.run("add_contact", customer=care.customer.pk, name="周敏", role="owner", birthday=born, licence_until=day)
    care.run("make_due_calls", MANAGER)
    assert list(FollowUp.objects.values_list("trigger__code", "anchor")) == [("licence_3", day)]
    care.consent("marketing")
    care.run("make_due_calls", MANAGER)
    care.run("make_due_calls", MANAGER)
    found = FollowUp.objects.filter(trigger__event="birthday")
    assert [(call.anchor, call.about, call.customer_id) for call in found] == [(day, "周敏", care.customer.pk)]
    assert Contact.objects.get().active


def test_leap_days() -> None:
    assert next_birthday(date(2000, 2, 29), date(2026, 1, 5)) == date(2026, 2, 28)
    assert next_birthday(date(1990, 12, 30), date(2026, 1, 1)) == date(2026, 12, 30)
    assert next_birthday(date(1990, 1, 2), date(2026, 12, 28)) == date(2027, 1, 2)
