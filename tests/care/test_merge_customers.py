"""Two files become one: what lives moves, papers are listed; never while a bill is open."""

from datetime import date

from django.test import Client

from chehang.billing.models import Bill
from chehang.care.consent import last_word
from chehang.care.models import Merge
from chehang.carsales.models import Lead
from chehang.org.models import Account
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from tests.care.conftest import MANAGER, Care


def test_cars_and_calls_move(care: Care) -> None:
    twin = care.another("周敏", mobile="13812341234")
    call = care.due()
    care.run("merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    for row in (care.customer, care.car, call, twin):
        row.refresh_from_db()
    assert (care.customer.active, care.car.owner, call.customer) == (False, twin, twin)
    assert twin.plate_no == "浙A12345"
    assert Merge.objects.get().moved["cars"] == [care.car.pk]


def test_refusals(care: Care) -> None:
    twin = care.another()
    data = {"goes": twin.pk, "stays": care.customer.pk, "reason": "同一人"}
    care.refused("merge.same", "merge_customers", MANAGER, **data | {"stays": twin.pk})
    care.refused("not_allowed", "merge_customers", "care_agent", **data)
    care.run("merge_customers", MANAGER, **data)
    care.refused("merge.rests", "merge_customers", MANAGER, **data)


def test_not_while_money_is_owed(care: Care) -> None:
    twin = care.another("周敏")
    Bill.objects.create(
        store=care.office.store, number="B1", customer=care.customer, document="counter.sale", object_id=1, amount=100,
        made_at=care.office.clock.now(), state="waiting",
    )  # fmt: skip
    care.refused("merge.open", "merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    assert not Merge.objects.exists()


def test_what_lives_follows_and_the_page_tells_of_both_files(care: Care) -> None:
    """An open lead and an appointment go along; a chain of merges is one person; undone, each has his own again."""
    twin, third = care.another("周敏", mobile="13812341234"), care.another("周小敏")
    boss = care.office.who(MANAGER)
    lead = Lead.objects.create(
        store=care.office.store, number="L1", source="phone", name="周敏", mobile="13812341234", customer=care.customer,
        registered_on=date(2026, 10, 1), made_at=care.office.clock.now(), made_by_id=boss.employee_id, made_by_name="李",
    )  # fmt: skip
    first = care.run("merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    care.run("merge_customers", MANAGER, goes=twin.pk, stays=third.pk, reason="同一人")
    lead.refresh_from_db()
    assert lead.customer == third
    assert set(files_of(Customer.objects.get(pk=third.pk))) == {care.customer.pk, twin.pk, third.pk}
    care.run("unmerge_customers", MANAGER, merge=Merge.objects.order_by("-pk").first().pk, reason="看错了")
    care.run("unmerge_customers", MANAGER, merge=first.id, reason="看错了")
    lead.refresh_from_db()
    assert lead.customer == care.customer
    assert files_of(Customer.objects.get(pk=third.pk)) == [third.pk]
    assert Customer.objects.get(pk=care.customer.pk).active


def test_one_page_tells_of_the_whole_person(care: Care) -> None:
    """360°: cars, work, deals, parts, complaints, surveys and consents stand on the page of the file that stays."""
    twin = care.another("周敏", mobile="13812341234")
    care.due()
    care.run("merge_customers", MANAGER, goes=care.customer.pk, stays=twin.pk, reason="同一人")
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=care.office.who(MANAGER).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    page = client.get(f"/parties/customers/{twin.pk}/").content.decode()
    for told in (
        "车辆与关系",
        "浙A12345",
        "工单",
        "套餐与储值卡",
        "购车单",
        "线索",
        "缺件登记",
        "投诉",
        "满意度调查",
        "跟进",
    ):
        assert told in page, told


def test_a_refusal_said_on_the_other_file_counts(care: Care) -> None:
    twin = care.another("周敏", mobile="13812341234")
    care.consent("marketing")
    care.office.pass_time(minutes=5)
    care.consent("marketing", given=False, customer=twin)
    care.run("merge_customers", MANAGER, goes=twin.pk, stays=care.customer.pk, reason="同一人")
    ctx = care.office.context(MANAGER)
    word = last_word(ctx, care.customer.pk, "marketing")
    assert word is not None and not word.given and twin.code in word.proof
