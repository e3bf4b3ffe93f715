"""A wish to be erased stands in the register with its day."""

from datetime import date

from chehang.care.models import Erasure
from tests.care.conftest import Care


def test_fifteen_working_days(care: Care) -> None:
    data = {"customer": care.customer.pk, "verified": "本人持身份证到店"}
    care.run("request_erasure", **data)
    assert Erasure.objects.get().due == date(2026, 12, 14)
    care.refused("erasure.twice", "request_erasure", **data)
    care.refused("not_allowed", "request_erasure", "keeper", **data)
