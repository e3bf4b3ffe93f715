"""Short ways to guests and gifts."""

from chehang.marketing.models import Campaign, Gift, Guest
from tests.goods import upload
from tests.marketing.conftest import Market


def guest(market: Market, campaign: Campaign, n: int = 1) -> Guest:
    """Somebody who has signed in."""
    data = {"token": campaign.token, "name": f"来宾{n}", "mobile": f"1390000{n:04d}"}
    return Guest.objects.get(pk=market.run("sign_in_guest", **data).id)


def gift(market: Market, campaign: Campaign, pieces: int = 1, name: str = "保温杯") -> Gift:
    market.run("bring_gifts", campaign=campaign.pk, gift=name, pieces=pieces, cost="35")
    return Gift.objects.get(campaign=campaign, name=name)


def signature() -> str:
    return upload()
