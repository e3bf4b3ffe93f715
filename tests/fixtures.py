"""What every test can ask for: a store, another store, people on their posts, a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from chehang.core.context import Actor, Context, FixedClock
from chehang.org.models import Account, Assignment, Employee, Store
from chehang.org.services import actor_for, set_pin

NOON = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
PIN = "1357"


def make_store(code: str, name: str) -> Store:
    return Store.objects.create(code=code, name=name, short_name=name[:6], tax_id="91330100MA2ABC123F")


def make_actor(store: Store, *posts: str, clock: FixedClock, name: str = "") -> Actor:
    """A new employee on ``posts`` with an account and the PIN 1357."""
    number = f"{Employee.objects.filter(store=store).count() + 1:03d}"
    employee = Employee.objects.create(store=store, number=number, name=name or f"{posts[0]} {number}")
    set_pin(employee, PIN)
    for post in posts:
        Assignment.objects.create(store=store, employee=employee, post=post, since=datetime(2026, 1, 1).date())
    account = Account.objects.create_user(f"u{store.code}{number}", "pass-word-9", employee)
    return actor_for(account, clock)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def store(db: None) -> Store:
    return make_store("01", "泓川江东店")


@pytest.fixture
def other_store(db: None) -> Store:
    return make_store("02", "泓川浦东店")


@pytest.fixture
def actor_of(store: Store, clock: FixedClock) -> Callable[..., Actor]:
    """``actor_of("keeper")`` is a fresh employee on that post; ``at=`` names another store."""

    def make(*posts: str, at: Store | None = None, name: str = "") -> Actor:
        return make_actor(at or store, *posts, clock=clock, name=name)

    return make


@pytest.fixture
def context_of(clock: FixedClock) -> Callable[[Actor], Context]:
    """A context for calling services directly."""
    return lambda actor: Context(actor, clock, "test.act")


# Shelves of these tests are filled without a voucher: what ties goods to money is not asked of them.
TIES = ("I04", "I13", "C01")
BY_HAND = ": was written outside any act"  # those shelves


@pytest.fixture
def real_commits(transactional_db: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """A database whose commits are real, for loads, races, kills and browsers. Whatever happened in it, ``verify``
    holds at the end.

    ``@pytest.mark.unproven("I20", …)`` names rules that a test breaks on purpose.
    """
    from chehang.core.verify import broken

    yield
    spared = {*TIES, *(code for mark in request.node.iter_markers("unproven") for code in mark.args)}
    found = [f"{rule.code} {row}" for rule, row in broken() if rule.code not in spared]
    assert [row for row in found if not row.endswith(BY_HAND)] == []


@pytest.fixture(autouse=True)
def written_by_hand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that a test writes by hand belong to the act that follows, which seals them.

    ``@pytest.mark.strict_seals`` leaves it as it is in a store: what is written outside an act has no seal.
    """
    if "strict_seals" not in request.keywords:
        monkeypatch.setattr("chehang.core.operation.start", lambda: None)
        monkeypatch.setattr("chehang.core.sealing.touching.start", lambda: None)
