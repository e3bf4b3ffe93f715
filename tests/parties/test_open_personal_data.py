"""Personal data is masked until it is opened with a reason."""

from datetime import timedelta

import pytest
from django.test import Client

from chehang.core.context import Clock, FixedClock
from chehang.core.errors import NotAllowed, NotFound
from chehang.core.models import Journal
from chehang.core.personal import opened
from chehang.org.models import Account
from chehang.parties.models import Customer
from chehang.parties.operations.open_personal_data import OpenPersonalData, open_personal_data

MOBILE = "13812345678"


@pytest.fixture
def customer(store):
    return Customer.objects.create(
        store=store,
        code="K1",
        kind="person",
        name="王伟",
        mobile=MOBILE,
        vin="LSVAM4187C2184847",
        address="龙阳路 2277 号",
    )


def page_of(actor, path: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id), "chehang.org.accounts.AccountBackend")
    return client.get(path, headers={"Accept-Language": "zh-hans"}).content.decode()


def test_masked_until_opened_and_only_for_who_opened_it(actor_of, customer) -> None:
    me, colleague = actor_of("parts_sales"), actor_of("parts_sales")
    path = f"/parties/customers/{customer.pk}/"
    before = page_of(me, path)
    assert "138****5678" in before and MOBILE not in before and "2277" not in before and "AM4187" not in before
    open_personal_data(OpenPersonalData(customer=customer.pk, reason="通知取件"), actor=me, clock=Clock())
    assert MOBILE in page_of(me, path) and "2277" in page_of(me, path)
    assert MOBILE not in page_of(colleague, path)
    entry = Journal.objects.get(operation="parties.open_personal_data")
    assert (entry.employee_id, "通知取件" in entry.changes, MOBILE in entry.result) == (me.employee_id, True, False)


def test_opened_long_ago_is_masked_again(actor_of, customer, clock) -> None:
    me = actor_of("parts_sales")
    open_personal_data(OpenPersonalData(customer=customer.pk, reason="通知取件"), actor=me, clock=clock)
    at = clock.now()
    for minutes, open_still in ((14, True), (15, False), (60, False)):
        later = FixedClock(at + timedelta(minutes=minutes))
        assert opened(customer, me, later) == open_still, minutes
    assert MOBILE not in page_of(me, f"/parties/customers/{customer.pk}/")


def test_refusals(actor_of, other_store, clock, customer) -> None:
    cmd = OpenPersonalData(customer=customer.pk, reason="通知取件")
    with pytest.raises(NotAllowed):
        open_personal_data(cmd, actor=actor_of("keeper"), clock=clock)
    with pytest.raises(NotFound):
        open_personal_data(cmd, actor=actor_of("parts_sales", at=other_store), clock=clock)
    with pytest.raises(ValueError, match="reason"):
        OpenPersonalData(customer=customer.pk, reason=" ")
    assert not Journal.objects.filter(operation="parties.open_personal_data", outcome="done").exists()


@pytest.mark.parametrize(
    ("words", "found"), [(MOBILE, True), ("5678", True), ("1381", False), ("1234567", False), ("138123456", False)]
)
def test_a_number_is_not_guessed_piece_by_piece(actor_of, customer, words: str, found: bool) -> None:
    me = actor_of("parts_sales")
    assert ("王伟" in page_of(me, f"/parties/customers/?q={words}")) == found
    assert ("138****5678" in page_of(me, f"/find/?q={words}")) == found


def test_the_form_does_not_tell_it_and_leaves_it(actor_of, customer) -> None:
    me = actor_of("parts_sales")
    client = Client()
    client.force_login(Account.objects.get(pk=me.account_id), "chehang.org.accounts.AccountBackend")
    path = f"/do/parties/edit_customer/?for=parties.customers:{customer.pk}"
    assert MOBILE not in client.get(path).content.decode()
    sent = client.post(path, {"kind": "person", "name": "王薇", "price_class": "retail", "active": "on", "_key": "k1"})
    customer.refresh_from_db()
    assert sent.status_code == 302 and (customer.name, customer.mobile) == ("王薇", MOBILE)
