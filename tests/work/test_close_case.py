"""Another person asks the customer and closes."""

import pytest
from django.db import IntegrityError, transaction

from chehang.work.models import CaseRecord, Task
from tests.office import Office
from tests.work.complaints import led_to
from tests.work.refusing import refused

SAID = {"satisfied": True, "text": "很满意"}


def test_nobody_closes_his_own_case(office: Office) -> None:
    case = led_to(office, "executed")
    office.run("assign_case", "customer_service_manager", case=case.pk, owner=office.id("parts_manager"))
    refused(office, "case.own_work", "close_case", "parts_manager", case=case.pk, **SAID)
    refused(office, "case.not_your_department", "close_case", "sales_manager", case=case.pk, **SAID)
    refused(office, "not_allowed", "close_case", "parts_sales", case=case.pk, **SAID)
    office.run("close_case", "customer_service_manager", case=case.pk, **SAID)


def test_not_while_a_measure_is_open_and_the_database_says_so_too(office: Office) -> None:
    case = led_to(office, "assigned")
    office.run("order_measure", "parts_sales", case=case.pk, title="退厂", owner=office.id("keeper"), due=office.day(3))
    from tests.work.complaints import WHY

    office.run("propose_case", "parts_sales", case=case.pk, **WHY)
    office.run("agree_case", "parts_sales", case=case.pk, text="同意")
    office.run("execute_case", "parts_sales", case=case.pk, outcome="已换")
    refused(office, "case.open_measure", "close_case", "customer_service_manager", case=case.pk, **SAID)
    done = {
        "state": "closed",
        "satisfied": True,
        "confirmed_by": office.id("general_manager"),
        "closed_at": office.clock.now(),
    }
    with pytest.raises(IntegrityError, match="work_case_measures_done"), transaction.atomic():
        CaseRecord.objects.filter(pk=case.pk).update(**done)
    office.run("finish_task", "keeper", task=Task.objects.get().pk, result="已退厂")
    office.pass_time(days=5)
    office.run("close_case", "customer_service_manager", case=case.pk, **SAID)
    case.refresh_from_db()
    assert (case.state, case.late) == ("closed", True)
