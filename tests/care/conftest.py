"""A care desk: a customer with a car, and short ways to plan and make calls."""

from dataclasses import dataclass
from typing import Any

import pytest

from chehang.care.models import Consent, FollowUp
from chehang.care.seeds import seed_new
from chehang.core.errors import Refused
from chehang.core.models import Journal
from chehang.core.operation import Done
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.work.cases.seeds import seed_new as seed_cases
from tests.office import Office
from tests.selling import shop

AGENT, MANAGER = "care_agent", "customer_service_manager"
VIN = "LHCH3A8F5TA000123"


@dataclass
class Care:
    """The clock stands on Monday 2026-11-23, 10:00."""

    office: Office
    customer: Customer
    car: Vehicle

    def run(self, act: str, post: str = AGENT, /, **data: Any) -> Done:
        return self.office.run(f"care.{act}", post, **data)

    def another(self, name: str = "李红", **also: Any) -> Customer:
        code = f"K{Customer.objects.count():04d}"
        return Customer.objects.create(store=self.office.store, code=code, kind="person", name=name, **also)

    def plan(self, event: str = "car_delivered", **also: Any) -> list[FollowUp]:
        data = {"event": event, "customer": self.customer.pk, "vehicle": self.car.pk, "on": self.office.day(), **also}
        self.run("plan_calls", MANAGER, **data)
        return list(FollowUp.objects.order_by("begins_at", "id"))

    def due(self) -> FollowUp:
        """The satisfaction call of a delivery two days ago: it may be made now."""
        self.plan(on=self.office.day(-2))
        return FollowUp.objects.get(trigger__code="delivery_satisfaction")

    def record(self, call: FollowUp, outcome: str, post: str = AGENT, /, said: str = "一切正常", **also: Any) -> Done:
        done = self.run("record_call", post, call=call.pk, outcome=outcome, said=said, **also)
        call.refresh_from_db()
        return done

    def at(self, hour: int, days: int = 0) -> None:
        """Let it be an hour of the day in Shanghai, some days on."""
        from datetime import timedelta

        self.office.clock.at = self.office.clock.at.replace(hour=hour - 8 if hour >= 8 else hour + 16) + timedelta(
            days=days if hour >= 8 else days - 1
        )

    def consent(self, purpose: str = "marketing", given: bool = True, customer: Customer | None = None) -> Consent:
        who = (customer or self.customer).pk
        done = self.run("record_consent", AGENT, customer=who, purpose=purpose, given=given, proof="录音 0001")
        return Consent.objects.get(pk=done.id)

    def refused(self, code: str, act: str, post: str = AGENT, /, **data: Any) -> None:
        """The act is refused with this code, says so in the journal, and leaves nothing behind."""
        before = FollowUp.objects.count(), Journal.objects.filter(outcome="done").count()
        with pytest.raises(Refused) as refusal:
            self.run(act, post, **data)
        assert refusal.value.code == code
        assert before == (FollowUp.objects.count(), Journal.objects.filter(outcome="done").count())


def make_care(office: Office) -> Care:
    seed_new()
    seed_cases()
    customer = Customer.objects.create(
        store=office.store, code="C0001", kind="person", name="周敏", mobile="13812341234", plate_no="浙A12345"
    )
    car = Vehicle.objects.create(store=office.store, vin=VIN, plate_no="浙A12345", owner=customer)
    return Care(office, customer, car)


@pytest.fixture
def care(office: Office) -> Care:
    return make_care(office)


__all__ = ["AGENT", "MANAGER", "Care", "shop"]
