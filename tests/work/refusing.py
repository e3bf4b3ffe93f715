"""How the tests of the work floor say that an act is refused."""

import pytest

from chehang.core.errors import Refused
from tests.office import Office


def refused(office: Office, code: str, act: str, post: str, /, **data: object) -> None:
    """The act is refused with this code."""
    with pytest.raises(Refused) as told:
        office.run(act, post, **data)
    assert told.value.code == code
