"""Making the first store and its administrator on the console: a new installation has neither."""

from datetime import datetime

from django.db import transaction

from chehang.core import journal
from chehang.core.context import Clock, Context, system_actor

from .models import Account, Assignment, Employee, Store


def first_store(code: str, name: str, short_name: str, *, sample: bool = False, **also: str) -> Store:
    """Create a store (console only)."""
    return Store.objects.create(code=code, name=name, short_name=short_name, is_sample=sample, **also)


@transaction.atomic
def make_administrator(store: Store, name: str, username: str, password: str, clock: Clock) -> Account:
    """Create an employee with the administrator's post and an account (console only); journalled."""
    number = f"A{Employee.objects.filter(store=store).count() + 1:03d}"
    employee = Employee.objects.create(store=store, number=number, name=name)
    now: datetime = clock.now()
    Assignment.objects.create(store=store, employee=employee, post="administrator", since=clock.today())
    account = Account.objects.create_user(username, password, employee)
    ctx = Context(system_actor(store.pk, "console"), clock, "org.make_administrator")
    ctx.changed(account, None, {"username": username, "employee": employee.pk, "at": str(now)})
    journal.write(ctx, "done")
    return account
