"""Pages of these tests see the day of the fixed clock."""

from collections.abc import Iterator

import pytest
import time_machine

from chehang.core.context import FixedClock


@pytest.fixture
def clock_of_server(clock: FixedClock) -> Iterator[None]:
    """The server's own clock stands where the test's does."""
    with time_machine.travel(clock.at, tick=False):
        yield
