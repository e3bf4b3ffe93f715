"""A customer does not come after all."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import BookedDay, BookedSlot

from .yard import booked


def test_all_is_free_again(yard) -> None:
    made = booked(yard)
    with pytest.raises(NotAllowed):
        yard.run("cancel_appointment", "keeper", appointment=made.pk, reason="出差")
    yard.run("cancel_appointment", appointment=made.pk, reason="客户出差")
    assert BookedSlot.objects.get().taken == 0 and BookedDay.objects.get().booked == 0
    with pytest.raises(Refused):
        yard.run("cancel_appointment", appointment=made.pk, reason="客户出差")
    booked(yard)
