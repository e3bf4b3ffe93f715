"""A parts shop whose journal proves duties."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from chehang.core.context import Actor, FixedClock
from chehang.insight.duties.standing import Standing, standings
from chehang.insight.duties.texts import by_number
from chehang.ledger.services import open_books
from chehang.org.models import Account, Store
from tests.carsales.dealer import Dealer
from tests.selling import Shop, make_shop

BACKEND = "chehang.org.accounts.AccountBackend"


@pytest.fixture
def shop(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Shop:
    open_books(store.pk, date(2026, 10, 1))
    return make_shop(store, clock, actor_of)


@pytest.fixture
def dealer(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Dealer:
    made = Dealer(store, clock, actor_of)
    made.who("sales_consultant")
    return made.open()


@pytest.fixture
def standing(store: Store, clock: FixedClock) -> Callable[..., Standing]:
    """How a duty stands in a month (November 2026, in which the tests play)."""

    def of(number: str, month: date = date(2026, 11, 1)) -> Standing:
        return standings(store.pk, (by_number()[number],), month, clock)[0]

    return of


@pytest.fixture
def enter() -> Callable[[Actor], Client]:
    """Sign in as an actor, in Chinese."""

    def signed_in(actor: Actor) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(Account.objects.get(pk=actor.account_id), backend=BACKEND)
        return client

    return signed_in
