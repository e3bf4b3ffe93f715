"""Who gets the last car: ``python -m bench.last_car`` lets 12 orders ask for one car at the same moment, 50 times.

Exactly one gets it each time (I47); the status is 1 when it was none or several. Each asks in a thread of its own, over real commits.
"""

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any


def main() -> int:
    """Print how the askers ended, and how long a meeting took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--buyers", type=int, default=12)
    options.add_argument("--cars", type=int, default=50)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from chehang.carsales.models import Deal
    from chehang.core import guards

    guards.remove("carsales")  # the orders and cars are written as rows; the race runs under all guards
    made = Showroom(chosen.buyers, chosen.cars)
    guards.install("carsales")
    ends: Counter[str] = Counter()
    winners: Counter[int] = Counter()
    began = time.perf_counter()
    for car in made.cars:
        round_ = made.meet(car)
        ends.update(round_)
        winners[round_.count("done")] += 1
        held = Deal.objects.filter(car=car).count()
        assert held == 1, f"{car.vin} belongs to {held}: {Counter(round_)}"
    took = (time.perf_counter() - began) * 1000 / chosen.cars
    one = winners == Counter({1: chosen.cars})
    print(f"{connection.vendor}: {chosen.buyers} orders for the last car, {chosen.cars} times")
    print(f"exactly one winner {winners[1]} times; ends: {dict(ends)}; {took:.0f} ms a meeting")
    return 0 if one else 1


class Showroom:
    """Orders that are written but not released, and cars they may have."""

    def __init__(self, buyers: int, cars: int) -> None:
        from bench.books import Bench
        from chehang.carsales.models import Car, CarMove, Deal, Lead
        from chehang.org.models import Account, Assignment, Employee
        from chehang.org.services import actor_for
        from chehang.vehicles.models import CarModel, Vehicle

        bench = Bench()
        store, self.clock, today = bench.store, bench.clock, bench.clock.today()
        who = bench.actor.employee_id
        Assignment.objects.create(store=store, employee_id=who, post="sales_manager", since=today)
        account = Account.objects.create_user(f"race{store.code}", None, Employee.objects.get(pk=who))
        self.actor = actor_for(account, self.clock)
        brand = CarModel.objects.create(code=f"B{store.code}", name="末台车", level="brand")
        facts = {"name": "末台车", "level": "trim", "drive": "petrol", "parent": brand}
        model = CarModel.objects.create(code=f"T{store.code}", **facts)
        self.deals, self.cars = [], []
        for n in range(buyers):
            lead = Lead.objects.create(
                store=store, number=f"R{n}", name="客户", mobile=f"139{n:08d}", source="phone", level="H", state="arrived",
                consultant_id=who, registered_on=today, made_at=self.clock.now(), made_by_id=who, made_by_name="性能",
            )  # fmt: skip
            self.deals.append(Deal.objects.create(
                store=store, quote_number=f"R{n}", state="draft", lead=lead, consultant_id=who, model=model, marked=175800,
                floor=160000, price_inc="168800", price_ex="149380.53", tax="19419.47", total=168800, cost_ex=141800,
                valid_until=today, made_at=self.clock.now(), made_by_id=who, made_by_name="性能",
            ))  # fmt: skip
        for n in range(cars):
            vin = f"LRACE{store.code}{n:08d}"
            vehicle = Vehicle.objects.create(store=store, vin=vin, plate_no="", model=model)
            car = Car.objects.create(
                store=store, vehicle=vehicle, vin=vin, model=model, colour="白", state="stock", place="yard",
                bought_on=today - timedelta(days=9), arrived_on=today, payment="note", cost_ex=141800,
            )  # fmt: skip
            CarMove.objects.create(
                store=store, car=car, at=self.clock.now(), target="yard", employee_id=who, employee_name="性能"
            )
            self.cars.append(car)

    def meet(self, car: Any) -> list[str]:
        """All orders ask for a car at once; how each ended."""
        from django.db import connection

        from chehang.carsales.operations.assign_car import AssignCar, assign_car
        from chehang.core.errors import Refused

        gate = Barrier(len(self.deals))

        def ask(deal: Any) -> str:
            try:
                gate.wait()
                assign_car(AssignCar(deal=deal.pk, car=car.pk, reason="性能"), actor=self.actor, clock=self.clock)
                return "done"
            except Refused as refusal:
                return refusal.code
            finally:
                connection.close()

        with ThreadPoolExecutor(len(self.deals)) as pool:
            return list(pool.map(ask, self.deals))


if __name__ == "__main__":
    sys.exit(main())
