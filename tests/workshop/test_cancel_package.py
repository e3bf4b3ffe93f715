"""What was not paid is not sold."""

import pytest

from chehang.billing.models import Bill
from chehang.core.errors import Refused

from .packages import bought, offered


def test_with_its_bill(yard) -> None:
    package = bought(yard, offered(yard), paid=False)
    yard.run("cancel_package", package=package.pk, reason="客户不要了")
    package.refresh_from_db()
    assert (package.state, Bill.objects.get().state) == ("cancelled", "cancelled")


def test_not_once_it_is_paid(yard) -> None:
    package = bought(yard, offered(yard))
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("cancel_package", package=package.pk, reason="客户不要了")
