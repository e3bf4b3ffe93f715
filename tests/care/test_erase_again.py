"""Erasing again is the house's own act, told by tests/project/test_erasures.py; nobody does it by hand."""

from tests.care.conftest import Care


def test_nobody_does_it_by_hand(care: Care) -> None:
    office = care.office
    people = {"asked_by": office.id("care_agent"), "decided_by": office.id("finance_manager")}
    when = dict.fromkeys(("asked_at", "decided_at"), office.clock.now())
    care.refused("erasure.house", "erase_again", "administrator", customer=care.customer.pk, **people, **when)
