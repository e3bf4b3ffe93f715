"""The 111 duties of the twelve posts: who may do them, which pages open, and that each piece of evidence counts."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from chehang.core import guards
from chehang.core.context import FixedClock
from chehang.core.duties import Acts, Documents
from chehang.core.models import Journal
from chehang.core.screens import pages, screens
from chehang.insight.duties.evidence import Counter
from chehang.insight.duties.standing import Standing, span_of, standings
from chehang.insight.duties.texts import Duty, duties
from chehang.org.models import Account
from tests.selling import Shop

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


def test_every_piece_of_evidence_counts_and_without_it_the_duty_is_not_proved(shop: Shop) -> None:
    told = {duty.number: standing(shop, duty) for duty in duties()}
    assert not [number for number, one in told.items() if not one.count]
    _unguarded(told.values())
    for number, one in told.items():
        with Kept():
            _forget(shop, one)
            after = standing(shop, one.duty, AFTERWARDS)
            assert not after.count and after.state != "green", number
            assert after.state == _without(after), number


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
