"""Notes on rivals."""

from chehang.carsales.models import RivalNote

from .showroom import Showroom


def test_with_its_source(room: Showroom) -> None:
    note = {"on": room.day(), "brand": "捷途", "kind": "price", "content": "限时降价", "source": "官网"}
    room.act("note_rival", **note, price="112800")
    assert str(RivalNote.objects.get().price) == "112800.00"
    room.refused("file.unknown", "note_rival", **note, photo="0" * 64)
