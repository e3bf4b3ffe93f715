"""Keeping a customer's file."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotFound, Refused
from chehang.parties.models import Customer
from chehang.parties.operations.edit_customer import EditCustomer, edit_customer
from chehang.parties.services import walk_in


@pytest.fixture
def customer(store):
    return Customer.objects.create(store=store, code="K1", kind="person", name="王伟", mobile="13812345678")


def test_a_change_is_journalled(actor_of, clock, customer) -> None:
    from chehang.core.models import Journal, PersonalValue

    edit_customer(
        EditCustomer(customer=customer.pk, name="王伟", mobile="13900000000"),
        actor=actor_of("parts_sales"),
        clock=clock,
    )
    customer.refresh_from_db()
    assert customer.mobile == "13900000000"
    assert "mobile" in Journal.objects.get(operation="parties.edit_customer").changes
    assert PersonalValue.objects.filter(value="13900000000", subject_id=customer.pk).exists()


def test_a_foreign_customer_is_unknown(actor_of, other_store, clock, customer) -> None:
    stranger = actor_of("parts_sales", at=other_store)
    with pytest.raises(NotFound):
        edit_customer(EditCustomer(customer=customer.pk, name="x"), actor=stranger, clock=clock)
    customer.refresh_from_db()
    assert customer.name == "王伟"


def test_the_walk_in_stays_the_walk_in(actor_of, clock, context_of) -> None:
    me = actor_of("parts_sales")
    walk = walk_in(context_of(me))
    assert walk_in(context_of(me)) == walk
    with pytest.raises(Refused, match=r"customer\.walk_in"):
        edit_customer(EditCustomer(customer=walk.pk, name="x", kind="person"), actor=me, clock=clock)


def test_nobody_becomes_a_twin(actor_of, clock, customer, store) -> None:
    other = Customer.objects.create(store=store, code="K2", kind="person", name="李娜", plate_no="浙A12345")
    me = actor_of("parts_sales")
    with pytest.raises(Refused, match=r"customer\.plate_taken"):
        edit_customer(EditCustomer(customer=customer.pk, name="王伟", plate_no="浙A12345"), actor=me, clock=clock)
    with pytest.raises(Refused, match=r"customer\.twin"):
        edit_customer(EditCustomer(customer=other.pk, name="王伟", mobile="13812345678"), actor=me, clock=clock)
    edit_customer(
        EditCustomer(customer=other.pk, name="李娜", plate_no="浙A12345", active=False), actor=me, clock=clock
    )
    edit_customer(EditCustomer(customer=customer.pk, name="王伟", plate_no="浙A12345"), actor=me, clock=clock)
    with pytest.raises(Refused, match=r"customer\.plate_taken"):
        edit_customer(EditCustomer(customer=other.pk, name="李娜", plate_no="浙A12345"), actor=me, clock=clock)


def test_the_database_knows_a_plate_once(customer, store) -> None:
    Customer.objects.create(store=store, code="K2", kind="person", name="李娜", plate_no="浙A12345")
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.filter(pk=customer.pk).update(plate_no="浙A12345")
