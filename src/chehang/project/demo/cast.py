"""Raising the curtain: the stores, their books, and everybody who works there."""

from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from chehang.core.context import FixedClock
from chehang.core.stage import House, Person, Size, opening_of
from chehang.ledger.services import open_books
from chehang.org.models import Account, Assignment, Employee, Store
from chehang.org.services import actor_for
from chehang.org.setup import first_store

PIN = "1357"
# code, name, short name, address, phone, tax id
STORES = (
    (
        "01",
        "泓川江东汽车销售服务有限公司",
        "江东店",
        "浙江省杭州市江东大道 188 号",
        "0571-88880101",
        "91330100MA2ABC123F",
    ),
    ("02", "泓川浦东汽车销售服务有限公司", "浦东店", "上海市浦东新区金海路 2000 号", "021-58880202", ""),
)


def raise_curtain(since: date, until: date, size: Size, people: list[Person]) -> House:
    """Both stores with open books and their people; what happens, happens in the first."""
    clock = FixedClock(opening_of(since))
    stores: dict[str, Store] = {}
    for code, name, short, address, phone, tax_id in STORES:
        stores[code] = first_store(code, name, short, sample=True, address=address, phone=phone, tax_id=tax_id)
        open_books(stores[code].pk, since)
    house = House(stores["01"], clock, since, until, size, PIN)
    pin = make_password(PIN)
    for person in people:
        account = _hire(stores[person.store], person, since, pin)
        house.actors[person.login] = actor_for(account, clock, channel="demo")
    return house


def _hire(store: Store, person: Person, since: date, pin: str) -> Any:
    """An employee with posts, the sample's PIN and a login without a password: the log-in page lists them."""
    employee = Employee.objects.create(store=store, number=person.number, name=person.name, pin_hash=pin)
    for post in person.posts:
        Assignment.objects.create(store=store, employee=employee, post=post, since=since)
    return Account.objects.create_user(person.login, None, employee)
