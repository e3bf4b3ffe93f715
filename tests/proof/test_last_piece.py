"""Many processes at one shelf: the last piece goes to exactly one, the same request happens once."""

from typing import Any

from django.db import connection

from chehang.billing.models import Bill
from chehang.core.errors import Refused
from chehang.counter.models import Sale
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from chehang.stock.models import Balance
from tests.selling import SELLING, Shop, sound

from .processes import FORK, start

PEOPLE, ROUNDS = 12, 50


def _buyer(shop: Shop, part: int, begin: Any, end: Any, won: Any, failed: Any) -> None:
    """Draft once, then try to confirm in every round; who got the piece drafts anew."""
    me, clock, sale = shop.depot.who("parts_sales"), shop.depot.clock, None
    for _round in range(ROUNDS):
        if sale is None:
            cmd = DraftSale.model_validate({"lines": [{"part": part, "quantity": "1"}]})
            sale = draft_sale(cmd, actor=me, clock=clock).id
        begin.wait(60)
        try:
            confirm_sale(ConfirmSale(sale=sale), actor=me, clock=clock)
            with won.get_lock():
                won.value += 1
            sale = None
        except Refused as refusal:
            if refusal.code != "stock.short":
                failed.put(str(refusal))
        end.wait(60)


def test_twelve_processes_fifty_rounds_one_winner_each(open_shop: Shop) -> None:
    shop = open_shop
    part = shop.goods("1", "267.50")
    shop.depot.who("parts_sales")
    begin, end = FORK.Barrier(PEOPLE + 1), FORK.Barrier(PEOPLE + 1)
    won, failed = FORK.Value("i", 0), FORK.Queue()
    crowd = [start(_buyer, shop, part.pk, begin, end, won, failed) for _n in range(PEOPLE)]
    for n in range(1, ROUNDS + 1):
        begin.wait(60)
        end.wait(60)
        assert won.value == n, f"round {n}: {won.value} winners so far"
        if n < ROUNDS:
            shop.depot.shelve(part, "1", "267.50")
    for process in crowd:
        process.join(10)
    assert failed.empty(), failed.get()
    goods = Balance.objects.get()
    assert (goods.on_hand, goods.reserved) == (ROUNDS, ROUNDS)
    assert Bill.objects.count() == Sale.objects.exclude(number="").count() == ROUNDS
    sound(*SELLING)


def _same(shop: Shop, sale: int, begin: Any, answers: Any) -> None:
    begin.wait(60)
    try:
        done = confirm_sale(
            ConfirmSale(sale=sale), actor=shop.depot.who("parts_sales"), clock=shop.depot.clock, key="one-intent"
        )
        answers.put((done.id, done.number))
    except Exception as error:  # noqa: BLE001 — told to the test, which fails on it
        answers.put(repr(error))
    answers.close()
    answers.join_thread()


def test_the_same_request_twenty_times_at_once_gives_one_document(open_shop: Shop) -> None:
    shop = open_shop
    sale = shop.draft((shop.goods("10", "2675.00"), "1"))
    begin, answers = FORK.Barrier(20), FORK.Queue()
    crowd = [start(_same, shop, sale.pk, begin, answers) for _n in range(20)]
    given = {answers.get(timeout=60) for _n in range(20)}
    for process in crowd:
        process.join(10)
    sale.refresh_from_db()
    assert given == {(sale.pk, sale.number)}
    assert Bill.objects.count() == 1 and Balance.objects.get().reserved == 1
    assert connection.vendor in ("sqlite", "postgresql")
