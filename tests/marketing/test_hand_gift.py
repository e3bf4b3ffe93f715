"""One gift a guest, signed for, and never more than were brought."""

from chehang.core.models import Attachment
from tests.marketing.conftest import Market
from tests.marketing.gifts import gift, guest, signature


def test_signed_for_once_and_counted(market: Market) -> None:
    made = market.campaign("live")
    cups, umbrella = gift(market, made, 2), gift(market, made, 5, "雨伞")
    first, second, third = (guest(market, made, n) for n in (1, 2, 3))
    assert market.run("hand_gift", guest=first.pk, gift=cups.pk, signature=signature()).model_extra == {"left": 1}
    assert Attachment.objects.filter(document="marketing.campaign", object_id=made.pk, kind="signature").count() == 1
    market.refused("gift.twice", "hand_gift", guest=first.pk, gift=umbrella.pk, signature=signature())
    market.run("hand_gift", guest=second.pk, gift=cups.pk, signature=signature())
    market.refused("gift.none_left", "hand_gift", guest=third.pk, gift=cups.pk, signature=signature())
    market.refused("gift.fewer", "bring_gifts", campaign=made.pk, gift="保温杯", pieces=-1)
    cups.refresh_from_db()
    assert (cups.brought, cups.given, cups.left) == (2, 2, 0)


def test_refusals(market: Market) -> None:
    made, other = market.campaign("live"), market.campaign("live", title="夏季车展")
    cups, invited = gift(market, made), guest(market, made)
    market.refused("gift.elsewhere", "hand_gift", guest=guest(market, other, 7).pk, gift=cups.pk, signature=signature())
    type(invited).objects.filter(pk=invited.pk).update(came_at=None)
    market.refused("gift.not_there", "hand_gift", guest=invited.pk, gift=cups.pk, signature=signature())
    market.refused("not_allowed", "hand_gift", "keeper", guest=invited.pk, gift=cups.pk, signature=signature())
