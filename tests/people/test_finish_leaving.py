"""Who leaves hands everything over; then every right ends in the same act (I39)."""

from chehang.core.errors import Refused
from chehang.org.models import Account
from chehang.org.services import actor_for
from chehang.people.models import LabourContract, StaffFile
from tests.people.hr import Hr


def test_the_list_must_be_empty(hr: Hr) -> None:
    office = hr.office
    keeper = office.who("keeper")
    task = office.task()
    event = hr.event(keeper.employee_id, kind="leave", leaving="resigned")
    hr.refused(
        "event.leaving_already",
        "file_event",
        kind="leave",
        employee=keeper.employee_id,
        effective_on=office.day(0),
        facts="离职",
        leaving="resigned",
    )
    hr.refused("leaving.not_empty", "finish_leaving", event=event.pk)
    hr.tick_all(keeper.employee_id)
    try:
        hr.run("finish_leaving", event=event.pk)
        raise AssertionError("a task is still open")
    except Refused as refusal:
        assert refusal.code == "leaving.not_empty" and task.title in refusal.message
    office.run("cancel_task", "parts_manager", task=task.pk, reason="不需要了")
    hr.refused("not_allowed", "finish_leaving", "keeper", event=event.pk)
    hr.run("finish_leaving", event=event.pk)
    account = Account.objects.get(pk=keeper.account_id)
    after = actor_for(account, office.clock)
    assert not account.is_active and not after.posts and not after.permissions
    assert StaffFile.objects.get(employee_id=keeper.employee_id).left_on == office.day(0)


def test_not_before_the_last_day_and_the_contract_ends(hr: Hr) -> None:
    office, employee = hr.office, hr.hired().pk
    hr.run("write_contract", employee=employee, term="open", starts_on=office.day(0), wage="5200")
    event = hr.event(employee, kind="leave", leaving="agreed", average_wage="9200", effective_on=office.day(3))
    assert event.severance == 4600
    hr.tick_all(employee)
    hr.refused("leaving.early", "finish_leaving", event=event.pk)
    office.pass_time(days=3)
    hr.run("finish_leaving", event=event.pk)
    assert LabourContract.objects.get(employee_id=employee).ended_on == event.effective_on
