"""A campaign from the idea to the review, as one story."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from chehang.care.models import Outbox
from chehang.core.verify import broken
from chehang.marketing.figures import per, roi
from chehang.marketing.guests import answers_of
from chehang.marketing.models import Campaign, CofundClaim, Gift, Guest
from chehang.parties.models import Customer
from chehang.work.models import Task
from tests.goods import upload
from tests.marketing.conftest import BOSS, FINANCE, MANAGER, Market
from tests.marketing.dealer import lead, ordered

NAMES = ("孙悦", "赵倩", "钱江")


def test_from_the_idea_to_the_review(market: Market) -> None:
    """50,000 planned, 46,800 spent, 40,000 × 50 % from the maker; two leads, one order with 9,000 of gross, 68,400 besides."""
    run, office, day = market.run, market.office, market.office.day
    office.who(FINANCE)
    idea = run("add_idea", title="家庭试驾日", source="同城同行", content="带孩子来,成交翻倍", change="加儿童乐园").id
    run("judge_idea", MANAGER, idea=idea, adopted=True, verdict="同行成交率18%,采用")
    tasks = [{"department": "service", "what": "准备检测工位", "due": day(4)}]
    made = market.campaign("submitted", tasks=tasks, lines=[{"kind": "place", "planned": "60000"}])
    run("decide_campaign", FINANCE, campaign=made.pk, agreed=False, reason="场地费超出,减到五万")
    made.refresh_from_db()
    lines = [{"kind": "place", "planned": "20000"}, {"kind": "media", "planned": "30000"}]
    run("edit_campaign", campaign=made.pk, **made.whole() | {"lines": lines})
    run("submit_campaign", campaign=made.pk)
    for post in (FINANCE, BOSS):
        run("decide_campaign", post, campaign=made.pk, agreed=True)
    task = Task.objects.get(title="准备检测工位")
    office.run("take_request", "service_manager", task=task.pk, owner=office.id("service_manager"))

    people = [
        Customer.objects.create(store=office.store, code=f"M{n}", kind="person", name=name, mobile=f"1380000000{n}")
        for n, name in enumerate(NAMES)
    ]
    for who, given in ((0, True), (1, True), (1, False)):
        word = {"customer": people[who].pk, "purpose": "marketing", "given": given, "proof": "来电"}
        office.run("care.record_consent", "care_agent", **word)
    office.pass_time(minutes=5)
    invited = run("invite_guests", campaign=made.pk, customers=[c.pk for c in people], text="家庭试驾日")
    assert (invited.invited, invited.left_out, Outbox.objects.count()) == (1, 2, 1)
    phone, door = Client(headers={"accept-language": "zh-hans"}), f"/e/{made.token}/"
    phone.post(door, {"name": "孙悦", "mobile": "13800000000", "answer": "coming", "companions": "2"})

    office.pass_time(days=5)
    run("start_campaign", campaign=made.pk)
    run("bring_gifts", campaign=made.pk, gift="保温杯", pieces=1, cost="35")
    for n, name in enumerate(NAMES[:2]):
        assert phone.post(door, {"name": name, "mobile": f"1380000000{n}", "companions": "1"}).status_code == 200
    said = answers_of(made)
    assert (said.invited, said.coming, said.silent, said.came) == (1, 1, 0, 2)
    cup, guest = Gift.objects.get(), Guest.objects.get(name="孙悦")
    run("hand_gift", guest=guest.pk, gift=cup.pk, signature=upload())
    first, _second = (lead(market, n, campaign=made.number) for n in (1, 2))
    ordered(market, first, gross=9000)

    office.pass_time(days=2)
    run("record_cost", campaign=made.pk, kind="place", actual="18000", note="发票 1")
    market.refused("campaign.over_budget", "record_cost", campaign=made.pk, kind="media", actual="37001")
    run("record_cost", campaign=made.pk, kind="media", actual="28800", note="发票 2")
    papers = {"eligible": "40000", "claim_note": "申请表、方案、签到表、照片、发票"}
    run("settle_campaign", MANAGER, campaign=made.pk, other_gross="68400", **papers)
    made.refresh_from_db()
    assert (made.leads, made.orders, made.gross, made.net) == (2, 1, Decimal(77400), Decimal(26800))
    assert (per(made.net, 120), per(made.net, 74), per(made.net, 9)) == (
        Decimal("223.33"), Decimal("362.16"), Decimal("2977.78"),
    )  # fmt: skip
    assert roi(made.gross, made.net) == Decimal("1.8881")
    claim = CofundClaim.objects.get(campaign=made)
    run("answer_claim", MANAGER, claim=claim.pk, granted="18000", answer="媒体按九折核准")
    run("use_idea", idea=idea, campaign=made.pk, result="签到2人,订单1台")
    run("review_campaign", MANAGER, campaign=made.pk, lessons="提前两周预热")
    with pytest.raises(DatabaseError), transaction.atomic():
        Campaign.objects.filter(pk=made.pk).update(gross=1)
    assert [*broken("I36a"), *broken("I36c"), *broken("I42")] == []
