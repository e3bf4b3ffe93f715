"""The customer who collects signs on the screen (H1)."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Attachment, Signature
from chehang.parties.models import Customer
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver
from tests.goods import Depot, picture, upload


@pytest.fixture
def outbound(depot: Depot) -> Outbound:
    depot.shelve(depot.part(), "40", "3816.00")
    asked = depot.ask((depot.part(), "2"))
    depot.pick(asked)
    return asked


def command(outbound: Outbound, image: str = "") -> SignReceiver:
    return SignReceiver(outbound=outbound.pk, name="王建国", image=image or upload())


def test_the_signature_is_kept_under_the_content(depot: Depot, outbound: Outbound) -> None:
    depot.run(sign_receiver, command(outbound))
    signature = Signature.objects.get()
    assert (signature.slot, signature.employee_id, signature.actor_name) == ("receiver", 0, "王建国")
    assert signature.image and signature.image.kind == "signature"


def test_an_empty_field_is_no_signature(depot: Depot, outbound: Outbound) -> None:
    with pytest.raises(Refused, match=r"signature\.blank"):
        depot.run(sign_receiver, command(outbound, upload(picture("white"))))
    assert not Signature.objects.exists() and not Attachment.objects.exists()


def test_a_signature_that_is_not_here_is_refused(depot: Depot, outbound: Outbound) -> None:
    with pytest.raises(Refused, match=r"file\.unknown"):
        depot.run(sign_receiver, command(outbound, "0" * 64))


def test_once_and_only_for_collected_goods(depot: Depot, outbound: Outbound) -> None:
    depot.run(sign_receiver, command(outbound))
    with pytest.raises(Refused, match=r"signature\.slot_taken"):
        depot.run(sign_receiver, command(outbound))
    shipped = depot.ask((depot.part(), "1"), collects=False)
    depot.pick(shipped)
    with pytest.raises(Refused, match=r"outbound\.not_collected"):
        depot.run(sign_receiver, command(shipped))


def test_not_before_picking(depot: Depot) -> None:
    depot.shelve(depot.part(), "40", "3816.00")
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(sign_receiver, command(depot.ask((depot.part(), "2"))))


def test_a_stranger_does_not_take_signatures(depot: Depot, outbound: Outbound) -> None:
    with pytest.raises(NotAllowed):
        depot.run(sign_receiver, command(outbound), "parts_sales")


def test_the_walk_in_customer_is_nobody(depot: Depot, outbound: Outbound) -> None:
    """His file's name is no person's: who takes the goods writes his own."""
    nobody = Customer.objects.create(store=depot.store, code="K9", kind="walk_in", name="散客")
    Outbound.objects.filter(pk=outbound.pk).update(receiver_id=nobody.pk, receiver_name="散客")
    data = {"outbound": outbound.pk, "image": upload()}
    with pytest.raises(Refused, match=r"receiver\.nobody"):
        depot.run(sign_receiver, SignReceiver(name="散客", **data))
    assert not Signature.objects.filter(slot="receiver").exists()
    depot.run(sign_receiver, SignReceiver(name="王建国", **data))
