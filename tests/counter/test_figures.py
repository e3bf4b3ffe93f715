"""A figure opens exactly the rows it counts."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from chehang.core.desk import figures_for
from chehang.core.screens import screens
from chehang.core.web.listing import listing, matching
from tests.selling import Shop

POSTS = ("parts_sales", "parts_manager", "keeper", "general_manager")


@pytest.mark.parametrize("post", POSTS)
def test_today_s_figures_open_what_they_count(shop: Shop, post: str) -> None:
    part = shop.depot.part("H3A 955 425 G", "雨刮片")
    shop.depot.receive(shop.depot.ordered((part, "3", "40")), (part, "3"), price="40")
    shop.done((shop.goods(), "1"))
    shop.draft((shop.goods(), "5"))
    actor = shop.depot.who(post)
    by_url = {s.url: s for s in screens().values()}
    checked = 0
    for figure in figures_for(actor, shop.depot.clock):
        path, _mark, query = figure.url.partition("?")
        if "_from=" in query:
            screen, asked = by_url[path], QueryDict(query)
            found = (
                matching(screen, actor, asked).count()
                if figure.kind == "number"
                else listing(screen, actor, asked).totals["amount_inc"]
            )
            assert Decimal(figure.value) == found, figure.url
            assert found, "the story has something to count"
            checked += 1
    assert checked
