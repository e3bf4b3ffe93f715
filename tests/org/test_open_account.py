"""Logins."""

import pytest
from django.contrib.auth import authenticate

from chehang.core.errors import Conflict, Refused
from chehang.core.models import Journal
from chehang.org.models import Account, Employee
from chehang.org.operations.open_account import OpenAccount, open_account


@pytest.fixture
def newcomer(store):
    return Employee.objects.create(store=store, number="N1", name="马悦")


def test_a_login_works_and_its_password_is_nowhere(actor_of, clock, newcomer, rf) -> None:
    open_account(
        OpenAccount(employee=newcomer.pk, username="mayue", password="correct-horse-9"),
        actor=actor_of("administrator"),
        clock=clock,
    )
    account = Account.objects.get(username="mayue")
    assert account.check_password("correct-horse-9")
    assert not Journal.objects.filter(request__contains="correct-horse").exists()
    assert authenticate(rf.post("/login/"), username="mayue", password="wrong") is None


def test_a_taken_name(actor_of, clock, newcomer) -> None:
    admin = actor_of("administrator")
    taken = Account.objects.get(pk=admin.account_id).username
    with pytest.raises(Conflict, match=r"account\.taken"):
        open_account(
            OpenAccount(employee=newcomer.pk, username=taken.upper(), password="correct-horse-9"),
            actor=admin,
            clock=clock,
        )


def test_a_weak_password_and_a_leaver(actor_of, clock, newcomer) -> None:
    admin = actor_of("administrator")
    accounts = Account.objects.count()
    with pytest.raises(Refused, match=r"password\.weak"):
        open_account(OpenAccount(employee=newcomer.pk, username="mayue", password="12345678"), actor=admin, clock=clock)
    Employee.objects.filter(pk=newcomer.pk).update(active=False)
    with pytest.raises(Refused, match=r"employee\.left"):
        open_account(
            OpenAccount(employee=newcomer.pk, username="mayue", password="correct-horse-9"), actor=admin, clock=clock
        )
    assert Account.objects.count() == accounts
