"""A garage of files: models, customers, and short ways to the acts on a car."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from chehang.core.context import Actor, FixedClock
from chehang.core.operation import Done
from chehang.org.models import Store
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle
from chehang.vehicles.operations.register_vehicle import RegisterVehicle, register_vehicle

VIN = "LHCH3A8F5TA000123"


@dataclass
class Garage:
    """A store with customers and the people who keep its cars' files."""

    store: Store
    clock: FixedClock
    actor_of: Callable[..., Actor]
    people: dict[str, Actor] = field(default_factory=dict)

    def who(self, post: str) -> Actor:
        return self.people.setdefault(post, self.actor_of(post, at=self.store))

    def run(self, operation: Any, data: dict[str, Any], post: str = "service_advisor", confirmed: Any = ()) -> Done:
        cmd = operation.command.model_validate(data)
        done: Done = operation(cmd, actor=self.who(post), clock=self.clock, confirmed=confirmed)
        return done

    def customer(self, name: str = "王伟", **also: Any) -> Customer:
        code = f"V{Customer.objects.count():04d}"
        return Customer.objects.create(store=self.store, code=code, kind="person", name=name, **also)

    def car(self, vin: str = VIN, **also: Any) -> Vehicle:
        cmd = RegisterVehicle.model_validate({"vin": vin} | also)
        done = register_vehicle(cmd, actor=self.who("service_advisor"), clock=self.clock)
        return Vehicle.objects.get(pk=done.id)


@pytest.fixture
def garage(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Garage:
    return Garage(store, clock, actor_of)
