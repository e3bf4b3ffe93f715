"""``verify`` is not blind: each kind of damage, done behind the guards' back, is named."""

from decimal import Decimal as D

import pytest
from django.db import connection

from chehang.catalogue.models import Brand, Part
from chehang.core import guards
from chehang.core.context import Context
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.ledger.models import Voucher
from chehang.ledger.services import Leg, post, reverse
from chehang.stock import services as stock
from chehang.stock.models import Bin

DAMAGE = [
    ("UPDATE stock_balance SET on_hand = on_hand + 1", "I01"),
    ("UPDATE stock_entry SET quantity = -quantity WHERE id = (SELECT MIN(id) FROM stock_entry)", "I02"),
    ("UPDATE stock_entry SET business_date = '2027-01-01' WHERE id = (SELECT MIN(id) FROM stock_entry)", "I02"),
    ("UPDATE stock_balance SET reserved = 1", "I03"),
    ("UPDATE stock_pool SET value = value + 1", "I04"),
    ("UPDATE stock_pool SET value = value + 1", "I05"),
    ("UPDATE stock_entry SET object_id = 77 WHERE id = (SELECT MIN(id) FROM stock_entry)", "I13"),
    ("UPDATE ledger_line SET period_id = (SELECT id FROM ledger_period WHERE month = 10)", "I13.source"),
    ("UPDATE stock_entry SET value = value + 1 WHERE reverses_id IS NOT NULL", "I16.goods"),
    ("UPDATE ledger_voucher SET total = total + 1 WHERE reverses_id IS NOT NULL", "I16.money"),
    ("UPDATE ledger_line SET debit = debit + 1 WHERE debit <> 0", "I17"),
    ("UPDATE ledger_accountbalance SET debit = debit + 1 WHERE debit <> 0", "I18"),
    ("UPDATE ledger_line SET account_id = account_id + 1 WHERE debit <> 0", "I19"),
    ("UPDATE ledger_line SET debit = -debit WHERE account_id IN (SELECT id FROM ledger_account WHERE never_negative)",
     "I22"),
    ("UPDATE ledger_voucher SET number = number + 10 WHERE number = 3", "I23"),
    ("UPDATE ledger_period SET last_number = last_number + 1 WHERE month = 11", "I23"),
    ("UPDATE ledger_voucher SET date = '2026-12-05' WHERE number = 1", "I25"),
    ("UPDATE ledger_period SET state = 'closed' WHERE month = 11", "I25"),
    ("INSERT INTO ledger_reopening (store_id, period_id, reason, requested_by_id, requested_by_name, requested_at,"
     " approved_by_id, approved_by_name, declined_by_name) SELECT store_id, id, 'x', 1, 'a', '2026-11-23', 2, 'b', ''"
     " FROM ledger_period"
     " WHERE month = 10", "I26"),
    ("UPDATE ledger_line SET partner_id = 9 WHERE voucher_id IN (SELECT id FROM ledger_voucher WHERE reverses_id IS NOT"
     " NULL)", "I27"),
    ("UPDATE ledger_voucher SET document = '', reason = 'x', reviewer_id = NULL WHERE event = 'sale_cost'", "I33"),
]  # fmt: skip


@pytest.fixture
def business(books, store, actor_of, clock) -> None:
    """A receipt, an issue with its cost, money, and a reversal of the issue."""
    ctx = Context(actor_of("keeper"), clock, "test.act")
    brand = Brand.objects.create(code="HC", name="泓川")
    part = Part.objects.create(brand=brand, display_no="H3A", norm_no="H3A", name_cn="前制动片").pk
    shelf = Bin.objects.create(store=store, code="A-01").pk

    def book(event: str, number: int, **legs: str) -> Voucher | None:
        made = [Leg(name, D(amount)) for name, amount in legs.items()]
        return post(ctx, event, source=Source("test.event", number), legs=made)

    stock.receive(ctx, Source("test.event", 1), [stock.Incoming(part, shelf, D(4), D(400))])
    book("receipt_estimated", 1, stock="400", payable="400")
    for number in (2, 3):
        stock.issue(ctx, Source("test.event", number), [stock.Outgoing(part, shelf, D(1))])
        cost = book("sale_cost", number, cost="100", stock="100")
    book("money_received", 4, money_cash="50", receivable="50")
    stock.reverse(ctx, Source("test.event", 3), by=Source("test.back", 3))
    assert cost is not None
    reverse(ctx, cost.pk, source=Source("test.back", 3))
    assert ours() == set()


def ours() -> set[str]:
    codes = {code for _sql, code in DAMAGE}
    return {rule.code for rule, _row in broken() if rule.code in codes}


@pytest.mark.parametrize(("sql", "code"), DAMAGE, ids=[f"{code}-{n}" for n, (_sql, code) in enumerate(DAMAGE)])
def test_damage_is_named(business, sql: str, code: str) -> None:
    for app in ("stock", "ledger"):
        guards.remove(app)
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert code in ours()


def test_a_missing_guard_is_named(business) -> None:
    guards.remove("ledger")
    assert any("ledger_voucher_frozen" in row for rule, row in broken("G01"))
