"""A strategy in force is reviewed; what was found stays."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.insight.strategy.models import StrategyReview
from tests.selling import Shop

from .strategies import approved, drafted, run

NOTE = {"course": "behind", "text": "份额停在9%,网点选址延后"}


def test_a_note_stays_and_its_author_is_told(shop: Shop) -> None:
    strategy = approved(shop)
    for _again in range(2):
        run(shop, "review_strategy", "general_manager", strategy=strategy.pk, **NOTE)
    assert list(strategy.reviews.order_by("n").values_list("n", "course")) == [(1, "behind"), (2, "behind")]
    assert InboxItem.objects.filter(
        employee_id=strategy.owner_id, link=f"/insight/strategies/{strategy.pk}/", message__contains="was reviewed"
    ).exists()
    with pytest.raises(IntegrityError, match="guard:insight_strategyreview"), transaction.atomic():
        StrategyReview.objects.update(text="x")


def test_a_draft_is_not_reviewed(shop: Shop) -> None:
    draft = drafted(shop)
    with pytest.raises(Refused, match=r"strategy\.not_in_force"):
        run(shop, "review_strategy", "general_manager", strategy=draft.pk, **NOTE)
    assert not StrategyReview.objects.exists()


def test_a_seller_reviews_none(shop: Shop) -> None:
    strategy = approved(shop)
    with pytest.raises(NotAllowed):
        run(shop, "review_strategy", "parts_sales", strategy=strategy.pk, **NOTE)


def test_its_page_shows_targets_reviews_and_the_years(shop: Shop, enter) -> None:
    strategy = approved(shop)
    run(shop, "review_strategy", "general_manager", strategy=strategy.pk, **NOTE)
    client = enter(shop.depot.who("general_manager"))
    page = client.get(f"/insight/strategies/{strategy.pk}/").content.decode()
    assert "份额停在9%" in page and "42" in page and f"/insight/strategies/{strategy.pk}/years/" in page
    years = client.get(f"/insight/strategies/{strategy.pk}/years/").content.decode()
    assert "/measures/counter.sales/?span=2026" in years and "span=2027" not in years, "2027 has not begun"
    assert enter(shop.depot.who("parts_sales")).get(f"/insight/strategies/{strategy.pk}/years/").status_code == 403
