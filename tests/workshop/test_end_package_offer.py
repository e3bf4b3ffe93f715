"""What was sold stays good."""

import pytest

from chehang.core.errors import Refused

from .packages import bought, offered


def test_sold_no_more_but_still_used(yard) -> None:
    offer = offered(yard)
    package = bought(yard, offer)
    yard.run("end_package_offer", "service_manager", offer=offer.pk, reason="换新版")
    with pytest.raises(Refused, match=r"package_offer\.ended"):
        bought(yard, offer)
    with pytest.raises(Refused, match=r"package_offer\.ended"):
        yard.run("end_package_offer", "service_manager", offer=offer.pk, reason="再停")
    assert yard.run("use_package", order=yard.open().pk, package=package.pk).model_extra["left"] == 2
