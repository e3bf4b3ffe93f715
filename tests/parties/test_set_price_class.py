"""A price class is a lasting discount: the manager's to give, not the salesperson's."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.parties.models import Customer
from chehang.parties.operations.edit_customer import EditCustomer, edit_customer
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.parties.operations.set_price_class import SetPriceClass, set_price_class
from chehang.parties.services import walk_in


@pytest.fixture
def customer(store):
    return Customer.objects.create(store=store, code="K1", kind="outlet", name="顺达汽配")


def test_the_manager_sets_it(actor_of, clock, customer) -> None:
    cmd = SetPriceClass(customer=customer.pk, price_class="wholesale", reason="二级网点协议")
    with pytest.raises(NotAllowed):
        set_price_class(cmd, actor=actor_of("parts_sales"), clock=clock)
    set_price_class(cmd, actor=actor_of("parts_manager"), clock=clock)
    customer.refresh_from_db()
    assert customer.price_class == "wholesale"


def test_a_salesperson_does_not_slip_it_into_a_file(actor_of, clock, customer) -> None:
    me = actor_of("parts_sales")
    with pytest.raises(Refused, match=r"customer\.price_class"):
        register_customer(RegisterCustomer(name="我自己", price_class="internal"), actor=me, clock=clock)
    with pytest.raises(Refused, match=r"customer\.price_class"):
        edit_customer(EditCustomer(customer=customer.pk, name="x", price_class="staff"), actor=me, clock=clock)
    customer.refresh_from_db()
    assert (Customer.objects.count(), customer.price_class, customer.name) == (1, "retail", "顺达汽配")
    edit_customer(EditCustomer(customer=customer.pk, name="顺达", price_class="workshop"), actor=me, clock=clock)


def test_an_edit_keeps_a_class_that_is_there(actor_of, clock, customer) -> None:
    Customer.objects.update(price_class="wholesale")
    me = actor_of("parts_sales")
    edit_customer(EditCustomer(customer=customer.pk, name="顺达", price_class="wholesale"), actor=me, clock=clock)
    with pytest.raises(Refused, match=r"customer\.price_class"):
        edit_customer(EditCustomer(customer=customer.pk, name="顺达", price_class="retail"), actor=me, clock=clock)


def test_a_walk_in_pays_the_marked_price(actor_of, clock, context_of) -> None:
    me = actor_of("parts_manager")
    cmd = SetPriceClass(customer=walk_in(context_of(me)).pk, price_class="staff", reason="员工")
    with pytest.raises(Refused, match=r"customer\.walk_in_price"):
        set_price_class(cmd, actor=me, clock=clock)
