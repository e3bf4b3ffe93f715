"""kill -9 in the middle of posting, a hundred times: nothing acknowledged is lost, nothing happens twice."""

import os
import random
import signal
import time
from decimal import Decimal

from django.db import connections

from chehang.billing.models import Bill, Receipt
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.models import Journal
from chehang.core.verify import broken
from tests.fixtures import BY_HAND, TIES
from tests.selling import Shop

from .processes import start

KILLS = 100
FEN = "0.01"


def _pay(shop: Shop, bill: int, key: str) -> None:
    cmd = TakePayment.model_validate({"bill": bill, "payments": [{"method": "cash", "amount": FEN}]})
    take_payment(cmd, actor=shop.depot.who("cashier"), clock=shop.depot.clock, key=key)


def _till(shop: Shop, bill: int, run: int, out: int) -> None:
    """Pay fen after fen, saying each key before and after."""
    for n in range(10_000):
        key = f"{run}-{n}"
        os.write(out, f"try {key}\n".encode())
        _pay(shop, bill, key)
        os.write(out, f"done {key}\n".encode())


def test_a_hundred_kills_lose_and_double_nothing(open_shop: Shop) -> None:
    shop, luck = open_shop, random.Random(9)
    sale = shop.sold((shop.goods("100", "26750.00"), "50"))
    bill = Bill.objects.get(object_id=sale.pk).pk
    shop.depot.who("cashier")
    tried: set[str] = set()
    acknowledged: set[str] = set()
    payment = 0.0
    for run in range(KILLS + 1):
        read, write = os.pipe()
        till = start(_till, shop, bill, run, write)
        os.close(write)
        said = os.read(read, 64)  # it has begun
        # Killed somewhere in the payment after a few: however busy the machine, the till says where it is. The first
        # run shows how long a payment takes, and so does every other that sees one.
        seen, began = luck.randrange(3) if run else 3, time.monotonic()
        while said.count(b"done") < seen:
            more = os.read(read, 64)
            assert more, "the till has stopped by itself"
            said += more
        payment = (time.monotonic() - began) / seen if seen else payment
        time.sleep(luck.uniform(0.0, payment) if run else 0.0)
        os.kill(till.pid, signal.SIGKILL)
        till.join(10)
        words = (said + _rest(read)).decode().split()
        for word, key in zip(words[::2], words[1::2], strict=False):
            (acknowledged if word == "done" else tried).add(key)
    kept = set(Journal.objects.filter(operation="billing.take_payment", outcome="done").values_list("key", flat=True))
    assert acknowledged <= kept <= tried and len(acknowledged) > KILLS / 4
    in_doubt = tried - acknowledged
    for key in sorted(in_doubt):
        _pay(shop, bill, key)
        _pay(shop, bill, key)
    assert Receipt.objects.count() == len(tried)
    assert Bill.objects.get(pk=bill).paid == Decimal(FEN) * len(tried)
    # The shelf was filled by hand: what ties goods to money is not asked here, nor which act wrote it.
    found = [(rule.code, row) for rule, row in broken() if rule.code not in TIES and not row.endswith(BY_HAND)]
    assert found == []
    connections.close_all()


def _rest(pipe: int) -> bytes:
    parts = []
    while part := os.read(pipe, 65536):
        parts.append(part)
    os.close(pipe)
    return b"".join(parts)
