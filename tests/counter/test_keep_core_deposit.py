"""The old part never came: the deposit is revenue with VAT after its last day; unpaid it is cancelled."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.counter.models import CoreDeposit
from chehang.counter.operations.keep_core_deposit import KeepCoreDeposit, keep_core_deposit
from tests.counter.test_take_core_deposit import asked, paid
from tests.goods import money
from tests.selling import SELLING, Shop, sound


def keep(shop: Shop, core: CoreDeposit, post: str = "parts_manager") -> None:
    shop.run(keep_core_deposit, KeepCoreDeposit(core=core.pk, reason="客户未交旧件"), post)
    core.refresh_from_db()


def test_kept_after_the_day_with_vat(shop: Shop) -> None:
    """500.00 with VAT: 442.48 revenue and 57.52 output VAT."""
    core = paid(shop, asked(shop))
    with pytest.raises(Refused, match=r"core\.not_late"):
        keep(shop, core)
    with pytest.raises(NotAllowed):
        keep(shop, core, "parts_sales")
    shop.depot.clock.at += timedelta(days=31)
    keep(shop, core)
    assert (core.state, core.kept) == ("kept", D(500))
    assert money("core_kept") == {"2241.04": D(500), "6001.04": D("-442.48"), "2221.01.01": D("-57.52")}
    sound(*SELLING)


def test_before_it_is_paid_it_is_cancelled(shop: Shop) -> None:
    core = asked(shop)
    keep(shop, core)
    assert core.state == "cancelled" and core.kept == 0
