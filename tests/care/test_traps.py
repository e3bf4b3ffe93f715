"""Traps that other products fell into, those of care: clocks that stood still, rhythms that drift, files merged."""

from datetime import timedelta

from chehang.care.files import doubles
from chehang.care.models import Contact, FollowUp
from chehang.core.context import STORE_TIME
from chehang.core.operation import operations
from tests.care.conftest import MANAGER, Care


def renewals(care: Care) -> list[str]:
    return list(
        FollowUp.objects.filter(trigger__event="insurance").order_by("id").values_list("trigger__code", flat=True)
    )


def test_after_a_stop_only_the_last_round_is_made_up_for(care: Care) -> None:
    """Sixty, forty-five and thirty days before were missed: one call comes, the nearest one, and none twice."""
    care.car.insured_until = care.office.day(60)
    care.car.save()
    care.consent("marketing")
    care.office.pass_time(days=46)
    for _round in range(2):
        care.run("make_due_calls", MANAGER)
    assert renewals(care) == ["renewal_15"]


def test_the_next_reminder_goes_by_the_day_of_the_event(care: Care) -> None:
    """The first call is made five days late; the second comes fifteen days before the end all the same."""
    care.car.insured_until = care.office.day(30)
    care.car.save()
    care.consent("marketing")
    care.run("make_due_calls", MANAGER)
    care.office.pass_time(days=5)
    care.record(FollowUp.objects.get(), "reached", renewal="open")
    care.office.pass_time(days=9)
    care.run("make_due_calls", MANAGER)
    assert renewals(care) == ["renewal_30"], "not yet"
    care.office.pass_time(days=1)
    care.run("make_due_calls", MANAGER)
    second = FollowUp.objects.get(trigger__code="renewal_15")
    assert (second.anchor - care.office.clock.today()) == timedelta(days=15)


def test_calling_hours_are_the_wall_time_of_the_store(care: Care) -> None:
    """09:00 in Shanghai is 01:00 UTC, on every day of the year."""
    call = care.due()
    care.at(8)
    care.refused("call.quiet", "record_call", call=call.pk, outcome="reached", said="很好")
    care.at(9)
    assert care.office.clock.at.astimezone(STORE_TIME).hour == 9
    assert care.record(call, "reached").state == "done"


def test_what_hung_on_the_file_that_went_is_not_left_behind(care: Care) -> None:
    """A contact on it is still reminded, of the file that stays; the file that went never comes up as a double again."""
    twin = care.another("周敏", mobile=care.customer.mobile)
    assert [[c.pk for c in found] for _mobile, found in doubles(care.office.who(MANAGER))] == [
        [care.customer.pk, twin.pk]
    ]
    until = care.office.day(3)
    care.run("add_contact", customer=care.customer.pk, name="司机甲", role="sender", licence_until=until)
    care.run("merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    assert doubles(care.office.who(MANAGER)) == []
    care.run("make_due_calls", MANAGER)
    call = FollowUp.objects.get(trigger__event="licence")
    assert (call.customer, call.object_id) == (twin, Contact.objects.get().pk)


def test_two_people_of_one_name_are_never_merged_without_a_person(care: Care) -> None:
    assert not operations()["care.merge_customers"].house
    twin = care.another("周敏", mobile=care.customer.mobile)
    care.run("make_due_calls", MANAGER)
    care.run("plan_update_round", MANAGER)
    twin.refresh_from_db()
    assert twin.active and twin.rests_in is None
