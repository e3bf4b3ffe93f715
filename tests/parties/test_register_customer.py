"""A customer's file."""

import pytest
from pydantic import ValidationError

from chehang.core.errors import Conflict, NotAllowed
from chehang.parties.models import Customer
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer


def test_files_are_numbered_and_found(actor_of, clock) -> None:
    from chehang.parties.search import matching_customers

    me = actor_of("parts_sales")
    done = register_customer(
        RegisterCustomer(name="王伟", mobile="13812345678", plate_no="浙a12345"), actor=me, clock=clock
    )
    customer = Customer.objects.get(pk=done.id)
    assert (customer.code, customer.plate_no, customer.masked_mobile) == ("KH00001", "浙A12345", "138****5678")
    for text in ("王", "5678", "13812345678", "浙A12", "KH00001"):
        assert matching_customers(text, me) == [customer]


@pytest.mark.parametrize("again", [{"mobile": "13812345678"}, {"plate_no": "浙A12345"}])
def test_a_twin_is_refused(actor_of, clock, again: dict) -> None:
    me = actor_of("parts_sales")
    facts = {"name": "王伟", "mobile": "13812345678", "plate_no": "浙A12345"}
    register_customer(RegisterCustomer(**facts), actor=me, clock=clock)
    with pytest.raises(Conflict):
        register_customer(RegisterCustomer(name="王伟", **again), actor=me, clock=clock)
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"mobile": "12812345678"},
        {"plate_no": "A12345"},
        {"vin": "LHCH3A8F0TA00012O"},
        {"tax_id": "91330100MA2ABC123X"},
        {"name": ""},
    ],
    ids=str,
)
def test_malformed_facts(bad: dict) -> None:
    with pytest.raises(ValidationError):
        RegisterCustomer(**({"name": "x"} | bad))


def test_well_formed_facts() -> None:
    RegisterCustomer(name="x", vin="LHCH3A8F5TA000123", tax_id="91330100MA2ABC123F", plate_no="沪AD12345")


def test_not_everybody(actor_of, clock) -> None:
    with pytest.raises(NotAllowed):
        register_customer(RegisterCustomer(name="x"), actor=actor_of("keeper"), clock=clock)


def test_the_walk_in_makes_itself(actor_of, clock) -> None:
    with pytest.raises(Conflict, match=r"customer\.walk_in"):
        register_customer(RegisterCustomer(name="散客", kind="walk_in"), actor=actor_of("parts_sales"), clock=clock)
    assert not Customer.objects.exists()
