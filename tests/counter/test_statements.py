"""How many SQL statements selling takes: constant in lines."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver
from tests.goods import upload
from tests.selling import Shop


def spent(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


@pytest.mark.parametrize("lines", [1, 40])
def test_confirming_paying_and_releasing(shop: Shop, lines: int) -> None:
    parts = [shop.goods(number=f"P{n:03d}", name="件") for n in range(lines)]
    sale = shop.draft(*[(p, "1") for p in parts])
    assert spent(lambda: shop.confirm(sale)) <= 40
    assert spent(lambda: shop.pay(sale)) <= 41
    outbound = Outbound.objects.get()
    shop.depot.pick(outbound)
    shop.depot.sign(outbound, "keeper_1", "丁强")
    shop.run(sign_receiver, SignReceiver(outbound=outbound.pk, name="王建国", image=upload()), "keeper")
    shop.depot.who("keeper", "罗斌")
    assert spent(lambda: shop.depot.sign(outbound, "keeper_2", "罗斌")) <= 63  # thirteen of them seal what was written
