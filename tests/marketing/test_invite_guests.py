"""Consent is asked for at the moment of the invitation."""

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
