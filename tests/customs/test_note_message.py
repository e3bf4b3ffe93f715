"""The talk with the broker."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.models import BrokerMessage
from chehang.customs.operations.note_message import NoteMessage, note_message
from tests.customs.batch import broker, opened
from tests.goods import Depot


def test_it_stays_with_the_batch(depot: Depot) -> None:
    batch = opened(depot)
    with pytest.raises(Refused, match=r"broker\.missing"):
        depot.run(note_message, NoteMessage(shipment=batch.pk, text="请核对申报要素"), "parts_logistics")
    cmd = NoteMessage(shipment=batch.pk, broker=broker(depot), text="请核对申报要素")
    depot.run(note_message, cmd, "parts_logistics")
    assert BrokerMessage.objects.get().text == "请核对申报要素"
