"""Open books, finance people, vouchers by hand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from chehang.core.context import Actor, Context, FixedClock
from chehang.core.errors import Refused
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.operations.make_voucher import MakeVoucher, make_voucher
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.models import Account, Period, Voucher
from chehang.ledger.services import Leg, open_books, post
from chehang.org.models import Store
from chehang.parties.models import Supplier

from .spending import Desk


@pytest.fixture
def books(store: Store) -> Store:
    open_books(store.pk, date(2026, 10, 1))
    return store


@pytest.fixture
def accountant(actor_of: Callable[..., Actor], books: Store) -> Actor:
    return actor_of("accountant", name="林会计")


@pytest.fixture
def manager(actor_of: Callable[..., Actor], books: Store) -> Actor:
    return actor_of("finance_manager", name="高静")


@pytest.fixture
def account(books: Store) -> Callable[[str], Account]:
    """An account by its code."""
    return lambda code: Account.objects.get(store=books, code=code)


@pytest.fixture
def month(books: Store) -> Callable[[int], Period]:
    """A month of 2026."""
    return lambda number: Period.objects.get(store=books, year=2026, month=number)


@pytest.fixture
def text(account: Callable[[str], Account]) -> Callable[..., dict]:
    """What a voucher by hand says: utilities paid, 2,000 plus 180 of input VAT."""

    def make(**also: object) -> dict:
        lines = [
            {"account_id": account("6602.06").pk, "debit": "2000", "department": "management"},
            {"account_id": account("2221.01.02").pk, "debit": "180"},
            {"account_id": account("1002.01").pk, "credit": "2180"},
        ]
        return {"date": date(2026, 11, 20), "summary": "支付水电费", "reason": "十一月账单", "lines": lines} | also

    return make


@pytest.fixture
def draft(accountant: Actor, clock: FixedClock, text: Callable[..., dict]) -> Voucher:
    done = make_voucher(MakeVoucher(**text()), actor=accountant, clock=clock)
    return Voucher.objects.get(pk=done.id)


@pytest.fixture
def by_hand(draft: Voucher, manager: Actor, clock: FixedClock) -> Voucher:
    """A voucher by hand, reviewed and posted."""
    review_voucher(ReviewVoucher(voucher_id=draft.pk), actor=manager, clock=clock)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def of_document(actor_of: Callable[..., Actor], books: Store, clock: FixedClock) -> Callable[..., Voucher]:
    """A voucher that a document made: the sale of one part."""
    keeper = actor_of("keeper")
    numbers = iter(range(1, 100))

    def make(on: date | None = None) -> Voucher:
        amounts = {"receivable": "458", "revenue": "405.31", "output_vat": "52.69"}
        ctx = Context(keeper, clock, "test.act")
        made = post(
            ctx,
            "sale",
            source=Source("test.paper", next(numbers)),
            legs=[Leg(name, Decimal(amount)) for name, amount in amounts.items()],
            date=on,
        )
        keep_steps(ctx)
        assert made is not None
        return made

    return make


@pytest.fixture
def desk(books: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Desk:
    """Claims and payments; money is there."""
    made = Desk(books, clock, actor_of)
    for post_ in ("accountant", "finance_manager", "general_manager", "cashier", "parts_manager", "parts_sales"):
        made.who(post_)
    made.fund()
    return made


@pytest.fixture
def supplier(books: Store) -> Supplier:
    return Supplier.objects.create(store=books, code="S9", name="上汽大众配件中心", kind="oem")


def refused(code: str, desk: Desk, act: str, by: str, /, **data: object) -> Refused:
    """The act is refused with this code."""
    with pytest.raises(Refused) as caught:
        desk.run(act, by, **data)
    assert caught.value.code == code, caught.value.code
    assert str(caught.value)
    return caught.value
