"""The digest of rivals on Monday."""

from chehang.core.models import InboxItem

from .showroom import Showroom


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
