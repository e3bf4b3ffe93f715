"""Consent is asked for at the moment of the invitation."""

from chehang.billing.models import Bill
from chehang.care.models import Outbox
from chehang.parties.models import Customer
from tests.marketing.conftest import Market


def test_a_refusal_at_ten_stops_the_invitation_at_five_past(market: Market) -> None:
    made = market.campaign("approved")
    store = market.office.store
    people = [
        Customer.objects.create(store=store, code=f"M{n}", kind="person", name=f"客户{n}", mobile=f"1380000000{n}")
        for n in range(3)
    ]
    for customer in people[:2]:
        market.office.run(
            "care.record_consent", "care_agent", customer=customer.pk, purpose="marketing", given=True, proof="协议"
        )
    market.office.run(
        "care.record_consent", "care_agent", customer=people[1].pk, purpose="marketing", given=False, proof="来电"
    )
    market.office.pass_time(minutes=5)
    done = market.run("invite_guests", campaign=made.pk, customers=[c.pk for c in people], text="诚邀试驾")
    assert (done.invited, done.left_out) == (1, 2)
    assert Outbox.objects.get().customer == people[0]
    assert market.run("invite_guests", campaign=made.pk, customers=[people[0].pk], text="诚邀试驾").invited == 0


def test_refusals(market: Market) -> None:
    made = market.campaign()
    data = {"campaign": made.pk, "customers": [1], "text": "诚邀"}
    market.refused("campaign.not_approved", "invite_guests", **data)
    market.refused("not_allowed", "invite_guests", "keeper", **data)


def test_a_class_of_customers(market: Market) -> None:
    made = market.campaign("approved")
    market.refused("campaign.nobody", "invite_guests", campaign=made.pk, text="试驾会")
    agreed = Customer.objects.create(
        store=market.office.store, code="K9", kind="person", name="赵倩", mobile="13900000009"
    )
    Bill.objects.create(
        store=market.office.store, number="B1", customer=agreed, document="counter.sale", object_id=1, amount=100,
        made_at=market.office.clock.now(), state="waiting",
    )  # fmt: skip
    word = {"customer": agreed.pk, "purpose": "marketing", "given": True, "proof": "到店登记表"}
    market.office.run("care.record_consent", "care_agent", **word)
    done = market.run("invite_guests", campaign=made.pk, segment="new", text="试驾会")
    assert (done.model_extra or {})["invited"] == 1
    market.refused("campaign.nobody", "invite_guests", campaign=made.pk, segment="key_leaving", text="试驾会")
