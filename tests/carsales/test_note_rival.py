"""Notes on rivals, and their digest on Monday."""

from chehang.carsales.models import RivalNote
from chehang.core.models import InboxItem

from .showroom import Showroom


def test_with_its_source(room: Showroom) -> None:
    note = {"on": room.day(), "brand": "捷途", "kind": "price", "content": "限时降价", "source": "官网"}
    room.act("note_rival", **note, price="112800")
    assert str(RivalNote.objects.get().price) == "112800.00"
    room.refused("file.unknown", "note_rival", **note, photo="0" * 64)


def test_the_week_is_told_on_monday(room: Showroom) -> None:
    """What matters most comes first; notes of this week wait for the next Monday, and a silent week is silent."""
    assert room.day().weekday() == 0
    assert room.act("send_rival_digest", "sales_manager").told == 0
    note = {"brand": "捷途", "kind": "price", "source": "官网"}
    for ago, content, impact in ((7, "陈列改版", "L"), (1, "限时降八千", "H"), (8, "上上周", "H"), (0, "今天", "H")):
        room.act("note_rival", **note, on=room.day(-ago), content=content, impact=impact)
    InboxItem.objects.all().delete()
    assert room.act("send_rival_digest", "sales_manager").told == 2
    told = InboxItem.objects.get(post="general_manager")
    assert (told.params["brands"], told.params["count"]) == ("捷途 2", "2")
    assert told.params["what"] == "捷途:限时降八千;捷途:陈列改版" and str(room.day(-7)) in told.link
