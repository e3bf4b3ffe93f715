"""Logins for many: all or none, with passwords that hold for one sign-in; nobody works before he has set his own."""

import re

import pytest
from django.test import Client

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.core.models import Journal
from chehang.org.models import Account, Assignment, Employee
from chehang.org.operations.open_accounts import OpenAccounts, open_accounts


@pytest.fixture
def people(store, clock):
    made = [Employee.objects.create(store=store, number=n, name=name) for n, name in (("N1", "马悦"), ("N2", "丁强"))]
    for one in made:
        Assignment.objects.create(store=store, employee=one, post="keeper", since=clock.today())
    return made


def opened(people, actor, clock, *, password: str = "k3n7m-9xqva", names: tuple[str, ...] = ("mayue", "dingqiang")):
    logins = [{"employee": p.pk, "username": n, "password": password} for p, n in zip(people, names, strict=True)]
    return open_accounts(OpenAccounts.model_validate({"logins": logins}), actor=actor, clock=clock)


def test_all_are_open_and_no_password_is_kept(people, actor_of, clock) -> None:
    opened(people, actor_of("administrator"), clock)
    made = Account.objects.filter(employee__in=people)
    assert [(a.first_password, a.check_password("k3n7m-9xqva")) for a in made] == [(True, True)] * 2
    assert not Journal.objects.filter(request__contains="k3n7m").exists()


@pytest.mark.parametrize(
    ("also", "code"),
    [({"names": ("mayue", "MAYUE")}, "account.taken"), ({"password": "12345678"}, "password.weak")],
)
def test_one_that_cannot_be_opens_none(people, actor_of, clock, also, code) -> None:
    with pytest.raises(Refused, match=re.escape(code)):
        opened(people, actor_of("administrator"), clock, **also)
    assert not Account.objects.filter(employee__in=people).exists()


def test_leavers_and_those_who_have_one(people, actor_of, clock) -> None:
    admin = actor_of("administrator")
    opened(people, admin, clock)
    with pytest.raises(Conflict, match=r"account\.has_one"):
        opened(people, admin, clock, names=("a1", "b1"))
    Account.objects.filter(employee__in=people).update(is_active=False)
    Employee.objects.filter(pk=people[1].pk).update(active=False)
    with pytest.raises(Refused, match=r"employee\.left"):
        opened(people, admin, clock, names=("a1", "b1"))
    with pytest.raises(NotAllowed):
        opened(people, actor_of("hr_manager"), clock, names=("a1", "b1"))


def test_from_the_page_to_the_first_day_at_work(people, actor_of, clock) -> None:
    admin = Client(headers={"accept-language": "zh-hans"})
    admin.force_login(Account.objects.get(pk=actor_of("administrator").account_id))
    ma, ding = people
    assert 'value="mayue"' in admin.get("/org/logins/").content.decode()
    sent = {f"take-{ma.pk}": "1", f"name-{ma.pk}": "mayue", f"name-{ding.pk}": "x", "_key": "one"}
    answer = admin.post("/org/logins/", sent)
    password = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", answer.content.decode())
    assert len(password) == 1 and answer["Cache-Control"] == "no-store"
    assert not Account.objects.filter(employee=ding).exists()
    new = Client(headers={"accept-language": "zh-hans"})
    new.post("/login/", {"username": "mayue", "password": password[0]})
    assert new.get("/").headers["Location"] == "/me/first/"
    form = {"password": password[0], "new_password": "correct-horse-9", "again": "correct-horse-8", "pin": "2468"}
    assert "不同" in new.post("/me/first/", form | {"_key": "a"}).content.decode()
    assert new.post("/me/first/", form | {"again": "correct-horse-9", "_key": "b"}).status_code == 302
    assert new.get("/").status_code == 200
    ma.refresh_from_db()
    assert ma.pin_hash
