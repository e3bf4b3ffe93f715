"""How fast workshop, car sales and customer care answer among years of past business: ``python -m bench.departments``.

``--scale 1`` is the M store over three years: 65,000 work orders with 143,000 labour and 247,000 part lines, 54,000 leads, 4,000 cars,
32,000 customers. The default is a tenth of it. What is found by an index does not grow with the past; what adds up everything
does: for it the last column multiplies the time by the size, an upper bound, as its fixed part is multiplied too.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

TIMES = 7


def main() -> None:
    """Print the median of seven in ms and of this what the processor worked (the rest is waiting, on a busy machine for others), the
    target, and for sums what they come to at full size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=0.1)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import override_settings

    made = Past(chosen.scale)
    print(
        f"{connection.vendor}, scale {chosen.scale}: {made.orders:,} orders, {made.leads:,} leads, {made.customers:,} customers"
    )
    print(f"{'':<44}{'ms':>9}{'CPU':>9}{'target':>9}{'at scale 1':>12}")
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=settings.STORAGES | plain):  # no files are collected here
        for name, target, grows, act in made.asked():
            act()
            took, spent = [], []
            for _again in range(TIMES):
                began, busy = time.perf_counter(), time.process_time()
                act()
                took.append((time.perf_counter() - began) * 1000)
                spent.append((time.process_time() - busy) * 1000)
            median, cpu = sorted(took)[TIMES // 2], sorted(spent)[TIMES // 2]
            whole = f"{median / chosen.scale:>12.0f}" if grows else f"{'':>12}"
            print(f"{name:<44}{median:>9.1f}{cpu:>9.1f}{target:>9}{whole}", flush=True)


class Past:
    """A store with its past, written as rows: its rules are measured by ``bench.books``, its reading here."""

    def __init__(self, scale: float) -> None:
        from django.db import connection, transaction

        from chehang.care.seeds import seed_new
        from chehang.core import guards
        from chehang.core.context import Clock
        from chehang.org.models import Account, Assignment, Employee, Store

        self.chance, self.now = Random(20), Clock().now()
        self.today = Clock().today()
        self.store = Store.objects.create(code=f"{time.time_ns() % 10**4:04d}", name="性能", short_name="性能")
        posts = {
            "service_manager": 1, "service_advisor": 4, "technician": 20, "sales_manager": 1, "sales_consultant": 12,
            "customer_service_manager": 1, "care_agent": 4, "general_manager": 1,
        }  # fmt: skip
        self.people: dict[str, list[Any]] = {}
        for post, count in posts.items():
            self.people[post] = []
            for n in range(count):
                person = Employee.objects.create(
                    store=self.store, number=f"{len(self.people)}{n:02d}", name=f"{post}{n}"
                )
                Assignment.objects.create(
                    store=self.store, employee=person, post=post, since=self.today.replace(month=1, day=1)
                )
                self.people[post].append(person)
        seed_new()
        self.accounts = {
            post: Account.objects.create_user(f"{post}{self.store.code}", None, people[0])
            for post, people in self.people.items()
        }
        self.orders, self.leads, self.customers = int(65_000 * scale), int(54_000 * scale), int(32_000 * scale)
        self.cars = 300 + int(4_000 * scale)
        apps = ("parties", "vehicles", "workshop", "carsales", "care")
        for app in apps:
            guards.remove(app)
        with transaction.atomic():
            self._customers()
            self._workshop()
            self._sales()
        for app in apps:
            guards.install(app)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _day(self) -> date:
        return self.today - timedelta(days=self.chance.randrange(1, 1095))

    def _at(self, day: date) -> datetime:
        return self.now - timedelta(days=(self.today - day).days)

    def _customers(self) -> None:
        from chehang.parties.models import Customer
        from chehang.vehicles.models import Vehicle

        Customer.objects.bulk_create(
            (
                Customer(store=self.store, code=f"B{n:06d}", kind="person", name=f"客户{n}", mobile=f"137{n:08d}")
                for n in range(self.customers)
            ),
            batch_size=2000,
        )
        self.who = list(Customer.objects.filter(store=self.store).order_by("id").values_list("pk", flat=True))
        Vehicle.objects.bulk_create(
            (
                Vehicle(
                    store=self.store, vin=f"BENCH{self.store.code}{n:08d}", plate_no=f"浙Z{n:05d}"[:12], owner_id=pk, mileage=20_000,
                    mileage_on=self.today, warranty_from=self._day(), sold_here=n % 2 == 0, insured_until=self.today + timedelta(days=n % 365),
                )
                for n, pk in enumerate(self.who)
            ),
            batch_size=2000,
        )  # fmt: skip
        self.files = list(Vehicle.objects.filter(store=self.store).order_by("id").values_list("pk", "owner_id"))

    def _workshop(self) -> None:
        from chehang.vehicles.models import Odometer
        from chehang.workshop.models import (
            Bay,
            Clocking,
            DutyDay,
            LabourOp,
            LineShare,
            OrderLine,
            OrderShare,
            WorkOrder,
        )

        advisers, hands = self.people["service_advisor"], self.people["technician"]
        op = LabourOp.objects.create(store=self.store, code="M01", name="保养", trade="mechanics", hours=1)
        bays = [Bay.objects.create(store=self.store, code=f"B{n}", name=f"{n} 号", kind="mechanics") for n in range(24)]
        living = 60  # cars in the workshop today
        rows, readings = [], []
        for n in range(self.orders):
            vehicle, customer = self.chance.choice(self.files)
            day = self._day() if n >= living else self.today
            at = self._at(day)
            over = n >= living
            rows.append(
                WorkOrder(
                    store=self.store, number=f"B{n:07d}", kind="M", state="closed" if over else "in_work", vehicle_id=vehicle,
                    customer_id=customer, complaint="到期保养", adviser=advisers[n % 4], bay=bays[n % 24], arrived_at=at,
                    promised_at=at + timedelta(hours=4), mileage_in=20_000, labour_inc=300, parts_inc=500, total_inc=800, customer_inc=800,
                    ready_at=at if over else None, settled_at=at if over else None, delivered_at=at if over else None,
                    next_service_on=day + timedelta(days=365),
                )
            )  # fmt: skip
            readings.append(
                Odometer(
                    store=self.store, vehicle_id=vehicle, km=20_000, read_on=day, source="reception", at=at, employee_id=1, employee_name="性能"
                )
            )  # fmt: skip
        WorkOrder.objects.bulk_create(rows, batch_size=1000)
        Odometer.objects.bulk_create(readings, batch_size=2000)
        orders = list(WorkOrder.objects.filter(store=self.store).order_by("id"))
        from chehang.catalogue.models import Brand, Part

        brand, _made = Brand.objects.get_or_create(code="BENCH", defaults={"name": "BENCH"})
        part = Part.objects.filter(brand=brand, norm_no="BENCH1").first() or Part.objects.create(
            brand=brand, display_no="BENCH1", norm_no="BENCH1", name_cn="机油"
        )
        lines = []
        for order in orders:
            for n in range(2):
                lines.append(
                    OrderLine(
                        store=self.store, order=order, n=n + 1, kind="labour", payer="customer", text="保养", op=op, quantity=1, price_inc=150,
                        amount_inc=150,
                    )
                )  # fmt: skip
            for n in range(4):
                lines.append(
                    OrderLine(
                        store=self.store, order=order, n=n + 3, kind="part", payer="customer", text="机油", part=part, quantity=1,
                        price_inc=125, amount_inc=125, issued=1,
                    )
                )  # fmt: skip
        OrderLine.objects.bulk_create(lines, batch_size=1000)
        labour = list(
            OrderLine.objects.filter(store=self.store, kind="labour").order_by("id").values_list("pk", "order_id")
        )
        day_of = {o.pk: o.arrived_at for o in orders}
        LineShare.objects.bulk_create(
            (
                LineShare(store=self.store, line_id=pk, technician=hands[n % 20], share=1, hours=1)
                for n, (pk, _o) in enumerate(labour)
            ),
            batch_size=2000,
        )
        Clocking.objects.bulk_create(
            (
                Clocking(
                    store=self.store, order_id=order, line_id=pk, technician=hands[n % 20], started_at=day_of[order],
                    ended_at=day_of[order] + timedelta(hours=1), pause="done", hours=Decimal("0.9"),
                )
                for n, (pk, order) in enumerate(labour)
            ),
            batch_size=2000,
        )  # fmt: skip
        OrderShare.objects.bulk_create(
            (
                OrderShare(
                    store=self.store, order=o, revision=1, payer="customer", customer_id=o.customer_id, labour_inc=300, parts_inc=500,
                    amount_inc=800, labour_ex=Decimal("265.49"), parts_ex=Decimal("442.48"), amount_ex=Decimal("707.97"), tax=Decimal("92.03"),
                    settled_at=o.settled_at,
                )
                for o in orders
                if o.settled_at
            ),
            batch_size=1000,
        )  # fmt: skip
        DutyDay.objects.bulk_create(
            (
                DutyDay(store=self.store, technician=hand, day=self.today - timedelta(days=n), hours=8)
                for hand in hands
                for n in range(1095)
            ),
            batch_size=2000,
        )
        self.order, self.car = orders[0].pk, orders[-1].vehicle_id
        self.ready = orders[living : living + TIMES + 1]
        self._work_done(orders[living : living + TIMES + 1])

    def _work_done(self, orders: list[Any]) -> None:
        """Orders whose next step is the settlement: the customer has agreed, the parts are out, the shares are still to be made."""
        from chehang.workshop.models import OrderShare, WorkOrder

        mine = [order.pk for order in orders]
        OrderShare.objects.filter(order_id__in=mine).delete()
        WorkOrder.objects.filter(pk__in=mine).update(
            state="ready", settled_at=None, delivered_at=None, agreed_inc=800, signed_inc=800
        )

    def _sales(self) -> None:
        from chehang.carsales.models import Car, Deal, Drive, Lead, Outlet, RewardPolicy, Visit
        from chehang.core.models import Approval
        from chehang.parties.models import Customer
        from chehang.vehicles.models import CarModel, Vehicle

        sellers = self.people["sales_consultant"]
        made = {"made_at": self.now, "made_by_id": 1, "made_by_name": "性能"}
        model = CarModel.objects.create(code=f"B{self.store.code}", name="性能", level="brand")
        Lead.objects.bulk_create(
            (
                Lead(
                    store=self.store, number=f"L{n:07d}", state="won" if n % 13 == 0 else "lost", source="phone", name=f"客户{n}",
                    mobile=f"139{n:08d}", consultant=sellers[n % 12], customer_id=self.who[n % len(self.who)], registered_on=self._day(),
                    lost_reason="" if n % 13 == 0 else "price", reviewed_by_id=2, given_up_by_id=1, **made,
                )
                for n in range(self.leads)
            ),
            batch_size=1000,
        )  # fmt: skip
        leads = list(Lead.objects.filter(store=self.store).order_by("id"))
        Visit.objects.bulk_create(
            (
                Visit(
                    store=self.store,
                    came_at=self._at(lead.registered_on),
                    lead=lead,
                    consultant=lead.consultant,
                    made_by_id=1,
                    made_by_name="性能",
                )
                for lead in leads
            ),
            batch_size=1000,
        )
        outlets = []
        for n in range(25):
            customer = Customer.objects.create(store=self.store, code=f"O{n}", kind="outlet", name=f"网点{n}")
            outlets.append(
                Outlet.objects.create(
                    store=self.store,
                    code=f"O{n}",
                    name=f"网点{n}",
                    customer=customer,
                    area="慈溪",
                    contract_no="1",
                    points=80,
                    opened_on=self.today,
                )
            )
        vehicles = Vehicle.objects.bulk_create(
            (Vehicle(store=self.store, vin=f"NEWCA{self.store.code}{n:08d}", model=model) for n in range(self.cars)),
            batch_size=1000,
        )
        here = 300
        Car.objects.bulk_create(
            (
                Car(
                    store=self.store, vehicle=v, vin=v.vin, model=model, colour="白", cost_ex=141_800, rebate=7_200, bought_on=self.today - timedelta(days=n % 150),
                    state="stock" if n < here else "delivered", place="outlet" if n < here else "gone", outlet=outlets[n % 25] if n < here else None,
                    left_on=None if n < here else self.today - timedelta(days=n % 100),
                )
                for n, v in enumerate(vehicles)
            ),
            batch_size=1000,
        )  # fmt: skip
        cars = list(Car.objects.filter(store=self.store).order_by("id"))
        released = Approval.objects.create(
            store_id=self.store.pk, document="carsales.deal", object_id=0, decision="approved", digest="0" * 64, at=self.now, employee_id=1,
            actor_name="性能",
        )  # fmt: skip
        facts = {
            "store": self.store, "model": model, "marked": 175_800, "floor": 160_000, "price_inc": 168_800, "price_ex": Decimal("149380.53"),
            "tax": Decimal("19419.47"), "total": 168_800, "cost_ex": 141_800, "rebate": 7_200, "valid_until": self.today, "approval": released, **made,
        }  # fmt: skip
        Deal.objects.bulk_create(
            (
                Deal(
                    quote_number=f"Q{n:06d}", number=f"D{n:06d}", state="submitted" if n < 125 else "delivered", lead=leads[n % len(leads)],
                    customer_id=self.who[n % len(self.who)], consultant=sellers[n % 12], car=None if n < 125 else cars[here + (n - 125) % max(1, self.cars - here)],
                    ordered_on=self.today - timedelta(days=n % 1000), delivered_on=None if n < 125 else self.today - timedelta(days=n % 1000), **facts,
                )
                for n in range(125 + max(1, self.cars - here))
            ),
            batch_size=500,
        )  # fmt: skip
        steps = {"volume": [["0.8", "0.8"], ["9", "1.2"]], "quality": [["0.9", "0.9"], ["2", "1"]]}
        self.policy = RewardPolicy.objects.create(
            store=self.store,
            number="P1",
            state="in_force",
            name="办法",
            valid_from=self.today,
            base=300,
            slow=600,
            slow_days=90,
            approval=released,
            insurance=Decimal("0.03"),
            finance=200,
            accessory=Decimal("0.08"),
            reason="性能",
            author_id=1,
            **steps,
        )
        self.policy.refresh_from_db()
        self.deal = (
            Deal.objects.filter(store=self.store, state="submitted").order_by("id").values_list("pk", flat=True)[0]
        )
        assert Drive

    def _client(self, post: str) -> Any:
        from django.test import Client

        client = Client(headers={"host": "localhost"})
        client.force_login(self.accounts[post], backend="chehang.org.accounts.AccountBackend")
        return client

    def asked(self) -> list[tuple[str, int, bool, Callable[[], Any]]]:
        """(what, target in ms, whether it adds up everything, the act)."""
        from chehang.care.calling import queue
        from chehang.care.operations.make_due_calls import MakeDueCalls, make_due_calls
        from chehang.care.operations.merge_customers import MergeCustomers, merge_customers
        from chehang.care.valuing import churn, cohorts, values
        from chehang.carsales import monthly
        from chehang.carsales.web.reward_screens import simulated
        from chehang.core.context import Clock
        from chehang.core.house import house_actor
        from chehang.core.measures import Span, measures, read, split
        from chehang.ledger.services import open_books
        from chehang.org.services import actor_for
        from chehang.workshop.operations.settle_order import SettleOrder, settle_order

        clock = Clock()
        actors = {post: actor_for(account, clock, channel="web") for post, account in self.accounts.items()}
        chief, seller, carer = actors["service_manager"], actors["sales_manager"], actors["customer_service_manager"]
        pages = {post: self._client(post) for post in self.accounts}
        month, year = Span.of("month", self.today).back(), Span.of("year", self.today).back()
        doubles, ready = iter(self.who[::-1]), iter(self.ready)
        open_books(self.store.pk, self.today.replace(day=1))

        def page(post: str, path: str) -> Callable[[], None]:
            def ask() -> None:
                answer = pages[post].get(path)
                if answer.status_code != 200:
                    raise SystemExit(f"{path}: answered {answer.status_code}")

            return ask

        def productivity() -> None:
            for name in ("utilisation", "efficiency", "productivity"):
                read(measures()[f"workshop.{name}"], chief, month, self.today)
            for name in ("attended", "worked", "sold"):
                measure = measures()[f"workshop.{name}"]
                split(measure, chief, month, self.today, measure.by[0])

        def funnel() -> None:
            for name in ("leads", "traffic", "new_intent", "kept", "drives", "orders", "deliveries"):
                read(measures()[f"carsales.{name}"], seller, year, self.today)

        def settle() -> None:
            settle_order(SettleOrder(order=next(ready).pk), actor=actors["service_advisor"], clock=clock)

        def merge() -> None:
            goes, stays = next(doubles), next(doubles)
            merge_customers(MergeCustomers(goes=goes, stays=stays, reason="同一人"), actor=carer, clock=clock)

        def due() -> None:
            make_due_calls(MakeDueCalls(), actor=house_actor(self.store.pk, self.store.code), clock=clock)

        return [
            ("work order", 150, False, page("service_manager", f"/workshop/orders/{self.order}/")),
            ("wall of 24 bays, 60 cars", 200, False, page("service_manager", "/workshop/wall/")),
            ("file of a car", 100, False, page("service_manager", f"/vehicles/vehicles/{self.car}/")),
            ("settlement of an order (50 a second)", 20, False, settle),
            ("productivity of a month by technician", 1000, True, productivity),
            ("funnel of a year", 500, True, funnel),
            ("deal", 150, False, page("sales_manager", f"/carsales/deals/{self.deal}/")),
            ("true stock, 300 cars in 25 outlets", 200, False, page("sales_manager", "/carsales/true_stock/")),
            ("the month of sales", 500, False, lambda: monthly.of(seller, month.first, self.today)),
            ("policy over 125 open orders", 1000, False, lambda: simulated(self.policy, seller)),
            ("nightly round of reminders", 10_000, True, due),
            (
                "customer, everything",
                150,
                False,
                page("customer_service_manager", f"/parties/customers/{self.who[0]}/"),
            ),
            ("next call", 50, False, lambda: queue(actors["care_agent"], clock.now()).first()),
            ("retention by cohort", 1000, True, lambda: cohorts(carer, self.today)),
            ("value and churn of everybody", 2000, True, lambda: (values(carer, self.today), churn(carer, self.today))),
            ("merge of two files", 200, False, merge),
        ]


if __name__ == "__main__":
    main()
