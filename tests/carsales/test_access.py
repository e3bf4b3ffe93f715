"""A consultant sees the own customers and the free ones, everywhere alike; the manager sees all; an outlet's keeper the outlet."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chehang.carsales.measures import leads as leads_of
from chehang.carsales.models import Car, Lead
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.measures import Span, measures, read, rows_behind
from chehang.core.models import Attachment
from chehang.core.search import find
from chehang.org.models import Account
from chehang.vehicles.demo import vin
from tests.goods import upload

from .dealer import Dealer
from .outlets import outlet
from .showroom import Showroom

OTHER = "sales_consultant/李二"


def enter(actor) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
    return client


@pytest.fixture
def theirs(room: Showroom) -> tuple[Lead, Lead, Lead]:
    """A lead of mine, one of a colleague and one that nobody looks after."""
    mine, other = room.lead(), room.lead(OTHER, name="钱多", mobile="13600002222")
    return mine, other, room.lead("marketing_manager", name="孙散", mobile="13600003333")


def test_lists_pages_files_and_machines_show_the_same_rows(room: Showroom, theirs: tuple[Lead, ...]) -> None:
    mine, other, free = theirs
    me, boss = enter(room.who("sales_consultant")), enter(room.who("sales_manager"))
    page = me.get("/carsales/leads/").content.decode()
    assert "赵敏" in page and "孙散" in page and "钱多" not in page
    assert "钱多" in boss.get("/carsales/leads/").content.decode()
    for found, status in ((mine, 200), (free, 200), (other, 404)):
        assert me.get(f"/carsales/leads/{found.pk}/").status_code == status
        assert me.get(f"/api/v1/carsales/leads/{found.pk}").status_code == status
        assert me.get(f"/do/carsales/follow_lead/?for=carsales.leads:{found.pk}").status_code == status
    told = json.loads(me.get("/api/v1/carsales/leads").content)
    assert {row["id"] for row in told["rows"]} == {mine.pk, free.pk} and told["count"] == 2
    named = json.loads(me.get("/ref/carsales.Lead/").content)
    assert {row["value"] for row in named} == {mine.pk, free.pk}
    assert me.get("/carsales/leads/?view=board").content.decode().count("钱多") == 0
    assert json.loads(boss.get("/api/v1/carsales/leads").content)["count"] == 3


def test_search_desk_and_measure_with_its_rows(room: Showroom, theirs: tuple[Lead, ...]) -> None:
    me, boss = room.who("sales_consultant"), room.who("sales_manager")
    assert [h.text for h in find("赵敏", me)] and not find("钱多", me) and find("钱多", boss)
    measure, span = measures()["carsales.leads"], Span.of("month", room.day())
    for actor, n in ((me, 2), (boss, 3)):
        behind = rows_behind(measure, actor, span, room.day())
        assert (read(measure, actor, span, room.day()).value, behind.count()) == (n, n)
    assert leads_of(Context(me, room.clock, "test.act"), span).count() == 3, "a rule of an act sees the whole store"


def test_what_hangs_on_a_colleagues_customer(room: Showroom, theirs: tuple[Lead, ...]) -> None:
    _mine, other, _free = theirs
    me = room.who("sales_consultant")
    room.act("follow_lead", OTHER, lead=other.pk, content="约周末看车")
    assert "约周末看车" not in enter(me).get("/carsales/follow_ups/").content.decode()
    assert access.rows(Lead, me).filter(pk=other.pk).count() == 0
    room.refused("not_found", "follow_lead", lead=other.pk, content="抢客户")
    room.refused("not_found", "assign_lead", "sales_consultant+sales_manager/新", lead=10**9, consultant=1)


def test_an_attachment_is_seen_with_its_document(dealer: Dealer) -> None:
    deal = dealer.ordered()
    about = {"document": "carsales.deal", "object_id": deal.pk}
    dealer.run("core.attach_file", "sales_consultant", **about, sha256=upload(), name="合同.png")
    file = Attachment.objects.get(document="carsales.deal")
    for key, status in (("sales_consultant", 200), ("cashier", 200), (OTHER, 404)):
        client = enter(dealer.who(key))
        assert client.get(f"/files/{file.pk}/").status_code == status, key
        assert client.get(f"/carsales/deals/{deal.pk}/").status_code == status, key
        assert client.get(f"/paper/carsales.deal/{deal.pk}/quotation/preview/").status_code == status, key
    with pytest.raises(NotFound):
        dealer.run("core.comment", OTHER, **about, text="抢单")


def test_an_outlets_keeper_sees_its_cars(dealer: Dealer) -> None:
    place = outlet(dealer)
    here, there = dealer.stocked(vin(90901)), dealer.stocked(vin(90902))
    dealer.act("consign_car", "car_clerk", car=there.pk, outlet=place.pk)
    assert [c.pk for c in access.rows(Car, dealer.who("outlet_keeper"))] == [there.pk]
    assert access.rows(Car, dealer.who("outlet_keeper/别家")).count() == 0
    assert {c.pk for c in access.rows(Car, dealer.who("sales_consultant"))} == {here.pk, there.pk}


def test_a_scope_costs_no_question_of_its_own(room: Showroom, theirs: tuple[Lead, ...]) -> None:
    counts = []
    for post in ("sales_consultant", "sales_manager"):
        client = enter(room.who(post))
        client.get("/carsales/leads/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/carsales/leads/")
        counts.append(len(asked))
    assert counts[0] <= counts[1]
