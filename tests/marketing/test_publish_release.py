"""Published is what was approved, with its clippings."""

from tests.marketing.conftest import Market
from tests.marketing.releases import written


def test_only_what_was_approved(market: Market) -> None:
    made = written(market, "checked")
    word = {"release": made.pk, "clippings": "交通之声 11-30 播出"}
    market.refused("state.wrong", "publish_release", **word)
    made = written(market, "approved")
    market.refused("not_allowed", "publish_release", "keeper", release=made.pk, clippings="播出")
    market.run("publish_release", **word | {"release": made.pk})
    made.refresh_from_db()
    assert (made.state, made.published_on) == ("published", market.office.day())
