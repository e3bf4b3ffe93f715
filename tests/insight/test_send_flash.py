"""The daily flash: one message with what is known of the day."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.house import house_actor, recurring
from chehang.core.models import InboxItem
from chehang.insight.operations.send_flash import SendFlash, send_flash
from tests.selling import Shop


def flash(shop: Shop):
    return send_flash(SendFlash(), actor=house_actor(shop.store.pk), clock=shop.depot.clock)


def test_the_day_is_told(shop: Shop) -> None:
    shop.done((shop.goods(), "2"))
    assert flash(shop).told >= 3
    item = InboxItem.objects.get(link="/insight/?day=2026-11-23")
    assert "916.00" in item.params["told"] and item.post == "general_manager"
    assert "insight.send_flash" in recurring()


def test_nobody_else_sends_it(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(send_flash, SendFlash(), "parts_manager")
