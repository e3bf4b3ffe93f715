"""The customer confirms."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .yard import booked


def test_once(yard) -> None:
    made = booked(yard)
    yard.run("confirm_appointment", appointment=made.pk)
    made.refresh_from_db()
    assert made.state == "confirmed"
    with pytest.raises(Refused):
        yard.run("confirm_appointment", appointment=made.pk)
    with pytest.raises(NotAllowed):
        yard.run("confirm_appointment", "keeper", appointment=made.pk)
