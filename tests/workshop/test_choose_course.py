"""A course is chosen because of faults."""

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, Refused
from chehang.org.models import Account
from chehang.work.models import Course, PlannedTraining
from chehang.workshop.models import ChosenCourse


def test_the_faults_speak_for_it(yard) -> None:
    course = Course.objects.create(store=yard.shop.store, code="BRAKES", title="制动系统装配")
    when = {"year": 2026, "month": 12, "hours": 4}
    with pytest.raises(Refused, match=r"course\.no_fault"):
        yard.run("choose_course", "service_manager", trade="mechanics", course=course.pk, **when)
    first = yard.delivered()
    yard.later(60)
    back = yard.open(first.vehicle, kind="C", comeback_of=first.pk)
    facts = {"cause": "work", "responsible": yard.person("technician", "铁柱"), "cost": "120", "action": "重新装配"}
    yard.run("record_comeback", "service_manager", order=back.pk, **facts)
    bad = yard.worked(car=yard.car("LHCH3A8F0TA002001", "浙C10001", name="甲"))
    yard.run("inspect_order", "technician", who="铁柱", order=bad.pk, stage="own", passed=False, reason="有渗漏")
    yard.run("choose_course", "service_manager", trade="mechanics", course=course.pk, **when)
    chosen = ChosenCourse.objects.get()
    assert (chosen.comebacks, chosen.sent_back, str(chosen.cost)) == (1, 1, "120.00") and "铁柱 2" in chosen.people
    assert PlannedTraining.objects.get().department == "service"
    with pytest.raises(Refused, match=r"training\.planned_before"):
        yard.run("choose_course", "service_manager", trade="mechanics", course=course.pk, **when)
    yard.run("choose_course", "service_manager", trade="paint", course=course.pk, reason="新工艺", **when)
    assert PlannedTraining.objects.count() == 1
    with pytest.raises(Refused, match=r"training\.month_over"):
        yard.run("choose_course", "service_manager", trade="mechanics", course=course.pk, **when | {"month": 1})
    with pytest.raises(NotAllowed):
        yard.run("choose_course", trade="mechanics", course=course.pk, **when)
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=yard.shop.depot.who("service_manager").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    shown = client.get("/workshop/training/").content.decode()
    assert "铁柱 2" in shown and "2026-12 制动系统装配" in shown
