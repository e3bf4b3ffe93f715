"""A customer who could not come in time."""

from datetime import timedelta

import pytest

from chehang.core.errors import Refused

from .packages import bought, offered


def test_to_a_later_day(yard) -> None:
    package = bought(yard, offered(yard))
    later = package.expires_on + timedelta(days=90)
    yard.run("prolong_package", "service_manager", package=package.pk, until=later, reason="客户外地工作")
    package.refresh_from_db()
    assert package.expires_on == later
    with pytest.raises(Refused, match=r"package\.no_later"):
        yard.run("prolong_package", "service_manager", package=package.pk, until=later, reason="客户外地工作")
