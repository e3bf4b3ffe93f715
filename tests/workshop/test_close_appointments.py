"""Who did not come."""

import pytest

from chehang.core.errors import NotAllowed
from chehang.workshop.models import BookedSlot

from .yard import booked


def test_is_noted_and_the_adviser_told(yard) -> None:
    made = booked(yard)
    assert yard.run("close_appointments").model_extra["count"] == 0
    yard.later(60 * 40)
    assert yard.run("close_appointments").model_extra["count"] == 1
    made.refresh_from_db()
    assert made.state == "no_show" and BookedSlot.objects.get().taken == 0
    with pytest.raises(NotAllowed):
        yard.run("close_appointments", "keeper")
