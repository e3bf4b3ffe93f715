"""A person is erased by two, and not while money is owed; nothing is left that tells who it was (I43)."""

from datetime import date
from decimal import Decimal

from chehang.billing.models import Bill
from chehang.care.models import Contact, Erasure, FollowUp
from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.models import PersonalValue
from chehang.core.sources import Source
from chehang.ledger.services import Leg, open_books, post
from chehang.marketing.models import Campaign, Guest
from chehang.parties.operations.edit_customer import edit_customer
from tests.care.conftest import Care
from tests.care.delivered import order


def _wish(care: Care) -> int:
    return int(care.run("request_erasure", customer=care.customer.pk, verified="本人到店").id or 0)


def test_nothing_is_left(care: Care) -> None:
    data = {"customer": care.customer.pk, "name": "周敏", "mobile": "13812340000", "plate_no": "浙A12345"}
    edit_customer(
        edit_customer.command.model_validate(data),
        actor=care.office.who("customer_service_manager"),
        clock=care.office.clock,
    )
    care.record(care.due(), "reached", said="周敏说很好")
    care.run("decide_erasure", "finance_manager", erasure=_wish(care), agreed=True)
    care.customer.refresh_from_db()
    assert (care.customer.name, care.customer.mobile, care.customer.active) == ("***C0001", "", False)
    assert not FollowUp.objects.exclude(said="").exists()
    assert not PersonalValue.objects.filter(value="13812340000").exists()
    assert Erasure.objects.get().report["calls"] == 4


def test_refusals(care: Care) -> None:
    wish = _wish(care)
    care.refused("erasure.reason", "decide_erasure", "finance_manager", erasure=wish, agreed=False)
    care.refused("not_allowed", "decide_erasure", "care_agent", erasure=wish, agreed=True)
    Bill.objects.create(
        store=care.office.store, number="B1", customer=care.customer, document="counter.sale", object_id=1, amount=100,
        made_at=care.office.clock.now(), state="waiting",
    )  # fmt: skip
    care.refused("erasure.owed", "decide_erasure", "finance_manager", erasure=wish, agreed=True)
    care.run("decide_erasure", "finance_manager", erasure=wish, agreed=False, reason="账款未清")
    care.refused("state.wrong", "decide_erasure", "finance_manager", erasure=wish, agreed=False, reason="账款未清")


def test_files_that_rest_in_his_and_guests_of_campaigns_are_forgotten_too(care: Care) -> None:
    twin = care.another("周小敏", mobile="13812341234")
    care.run("merge_customers", "customer_service_manager", goes=twin.pk, stays=care.customer.pk, reason="同一人")
    store, now = care.office.store, care.office.clock.now()
    campaign = Campaign.objects.create(
        store=store, number="HD1", title="试驾会", kind="test_drive", begins=care.office.day(), ends=care.office.day(),
        place="店内", aim="线索", token="t", made_by_id=care.office.who("marketing_manager").employee_id,
    )  # fmt: skip
    guest = Guest.objects.create(store=store, campaign=campaign, name="周小敏", mobile="13812341234", invited_at=now)
    care.run("decide_erasure", "finance_manager", erasure=_wish(care), agreed=True)
    twin.refresh_from_db()
    guest.refresh_from_db()
    assert (twin.name, twin.mobile, guest.name) == (f"***{twin.code}", "", "***")
    assert "13812341234" not in guest.mobile


def test_not_while_we_hold_money_or_work_for_the_person(care: Care) -> None:
    wish = {"erasure": _wish(care), "agreed": True}
    open_books(care.office.store.pk, date(2026, 10, 1))
    ctx = care.office.context("finance_manager")
    ctx = Context(ctx.actor, ctx.clock, "billing.take_payment")
    who = ("customer", care.customer.pk)
    with writing():
        legs = [Leg("money_cash", Decimal(500)), Leg("deposit", Decimal(500), who)]
        post(ctx, "deposit_received", source=Source("counter.special_order", 1), legs=legs)
    care.refused("erasure.held", "decide_erasure", "finance_manager", **wish)


def test_not_while_the_car_is_in_the_workshop(care: Care) -> None:
    wish = {"erasure": _wish(care), "agreed": True}
    made = order(care, "G")
    care.refused("erasure.open", "decide_erasure", "finance_manager", **wish)
    type(made).objects.filter(pk=made.pk).update(state="void")
    care.run("add_contact", customer=care.customer.pk, name="司机甲", role="sender", mobile="13900000001")
    care.run("decide_erasure", "finance_manager", **wish)
    gone = Contact.objects.get()
    assert (gone.name, gone.mobile, gone.active) == (f"***{gone.pk}", "", False)
    assert not PersonalValue.objects.filter(value="13900000001").exists()
