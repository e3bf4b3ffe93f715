"""What was mended behind the guards is laid before two managers."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.org.operations.ask_reseal import AskReseal, ask_reseal
from tests.selling import Shop, shop

from .test_reseal import mended, sealed

__all__ = ["mended", "sealed", "shop"]

WHY = AskReseal(reason="2026-11-20 磁盘坏块后按纸质单据恢复,陈华经手")


def test_it_names_the_rows_and_tells_the_managers(shop: Shop, mended: int) -> None:
    done = shop.run(ask_reseal, WHY, "administrator")
    assert done.model_extra and done.model_extra["rows"] == f"pricing_sellingprice {mended}"
    for post in ("general_manager", "finance_manager"):
        [item] = open_items(shop.depot.who(post))
        assert item.link == f"/do/org/reseal/?mark={done.model_extra['mark']}"


def test_where_nothing_differs_there_is_nothing_to_ask(shop: Shop, sealed: int) -> None:
    with pytest.raises(Refused, match=r"reseal\.nothing"):
        shop.run(ask_reseal, WHY, "administrator")
    with pytest.raises(NotAllowed):
        shop.run(ask_reseal, WHY, "parts_manager")
