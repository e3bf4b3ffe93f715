"""The 111 duties of the twelve posts: who may do them, which pages open, and that each piece of evidence counts."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from chehang.core import guards
from chehang.core.context import FixedClock
from chehang.core.duties import Acts, Documents
from chehang.core.models import Journal
from chehang.core.screens import pages, screens
from chehang.insight.duties.evidence import Counter
from chehang.insight.duties.standing import STATES, Standing, span_of, standings
from chehang.insight.duties.texts import Duty, duties
from chehang.org.models import Account
from tests.selling import Shop

from .browsing import browsing
from .conftest import Kept

TWELVE = list(dict.fromkeys(d.post for d in duties()))
MONTH = date(2026, 11, 1)
AFTERWARDS = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)  # month and year are over
ON_OCCASION = "event"


def standing(shop: Shop, duty: Duty, at: datetime | None = None) -> Standing:
    clock = FixedClock(at) if at else shop.depot.clock
    return standings(shop.store.pk, (duty,), MONTH, clock)[0]


@pytest.mark.parametrize("post", TWELVE)
def test_a_post_may_do_its_duties_and_their_pages_open(shop: Shop, actor_of: Any, post: str) -> None:
    who = actor_of(post)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=who.account_id), backend="chehang.org.accounts.AccountBackend")
    opened: set[str] = set()
    for duty in (d for d in duties() if d.post == post):
        work = standing(shop, duty).work
        assert work.doable and [name for name in work.operations if who.may(name)], (
            f"{duty.number}: nothing to do it with"
        )
        assert work.click(who)[1], f"{duty.number}: no page and no form"
        for rule in (r for r in work.evidence if isinstance(r, Acts) and r.by):
            proving = [actor_of(one).may(name) for one in rule.by for name in rule.operations]
            assert any(proving), f"{duty.number}: nobody who counts may do {rule.operations}"
        for name in work.pages:
            place = pages().get(name) or screens()[name]
            if who.may(place.permission) and place.url not in opened:
                opened.add(place.url)
                assert client.get(place.url).status_code == 200, f"{duty.number} {place.url}"
    assert opened


@pytest.mark.browser
@pytest.mark.once("postgresql")
def test_each_post_signs_in_finds_what_proves_each_duty_and_sees_it_red_without(shop: Shop) -> None:
    """In a real browser, when month and year are over: from the list of the own duties into each, where a line names what was
    done; what proves it is taken away, and the page says so."""
    told = {duty.number: standing(shop, duty) for duty in duties()}
    assert not [number for number, one in told.items() if not one.count]
    _unguarded(told.values())
    seen: dict[str, int] = {}
    with browsing() as browser, time_machine.travel(AFTERWARDS, tick=True):
        for post in TWELVE:
            account = Account.objects.get(pk=shop.depot.who(post).account_id)
            browser.sign_in(account.username, "pass-word-9")
            mine = [duty for duty in duties() if duty.post == post]
            listed = set(browser.do(_listed))
            assert {duty.number for duty in mine} <= listed, post
            for duty in mine:
                month = date(2026, 12, 1) if duty.rhythm == "yearly" else MONTH
                address = f"/insight/duties/{duty.number}/?month={month:%Y-%m}"
                assert browser.do(_opened(address))[0], f"{duty.number}: a line says what was done"
                with Kept():
                    _forget(shop, told[duty.number])
                    lines, colour = browser.do(_opened(address))
                    after = standing(shop, duty, AFTERWARDS)
                state = _without(after)
                assert not after.count and after.state == state != "green", duty.number
                wanted = STATES["red" if state == "amber" else state][1]  # of the year: when it is over
                assert (lines, colour) == (0, f"state state-{wanted}"), duty.number
                seen[wanted] = seen.get(wanted, 0) + 1
    assert sum(seen.values()) == 111 and seen["red"] >= 95, seen


def _listed(page: Any) -> list[str]:
    """The numbers of the duties on the page of one's own."""
    page.goto("/insight/duties/mine/?month=2026-11")
    links = page.locator("a[href^='/insight/duties/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [href.split("/")[3] for href in links]


def _opened(address: str) -> Callable[[Any], tuple[int, str]]:
    """How many lines prove a duty on its page, and the colour it stands in."""

    def read(page: Any) -> tuple[int, str]:
        page.goto(address)
        return page.locator(".did").count(), page.locator("h1 .state").first.get_attribute("class")

    return read


def _without(after: Standing) -> str:
    """How a duty stands without what proved it: late; of what comes on occasion, idle when there was none. The year has time."""
    owed = [c for c in after.counted if c.occasion and (c.rule.when or after.duty.rhythm != ON_OCCASION)]
    if not owed:
        return "idle"
    return "amber" if after.duty.rhythm == "yearly" else "red"


def _unguarded(told: Iterable[Standing]) -> None:
    """What proves duties may be taken away, behind the guards' back."""
    for app in ("core", *sorted({r.model_class._meta.app_label for s in told for r in _papers(s)})):
        guards.remove(app)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")


def _papers(one: Standing) -> list[Documents]:
    return [rule for rule in one.work.evidence if isinstance(rule, Documents)]


def _forget(shop: Shop, one: Standing) -> None:
    """Take away what proves a duty, behind the guards' back."""
    span, counter = span_of(one.duty, MONTH), Counter(shop.store.pk)
    acts = [name for rule in one.work.evidence if isinstance(rule, Acts) for name in rule.operations]
    mine = Journal.objects.filter(store_id=shop.store.pk, operation__in=acts)
    mine._raw_delete(mine.db)
    for rule in _papers(one):
        found = rule.model_class._default_manager.filter(
            pk__in=list(counter.papers(rule, span).values_list("pk", flat=True))
        )
        found._raw_delete(found.db)
