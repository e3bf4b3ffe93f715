"""Reviewed, it never changes."""

import pytest
from django.db import DatabaseError, transaction

from tests.marketing.conftest import MANAGER, Market


def test_reviewed(market: Market) -> None:
    made = market.campaign("settled")
    market.refused("not_allowed", "review_campaign", campaign=made.pk, lessons="提前两周预热")
    market.run("review_campaign", MANAGER, campaign=made.pk, lessons="提前两周预热")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(made).objects.filter(pk=made.pk).update(gross=1)
