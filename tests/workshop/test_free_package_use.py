"""A use that is taken off is the customer's again."""

import pytest

from chehang.core.errors import Refused

from .packages import bought, offered


def test_its_lines_go_and_it_is_back(yard) -> None:
    package = bought(yard, offered(yard))
    order = yard.open()
    use = yard.run("use_package", order=order.pk, package=package.pk).model_extra["use"]
    yard.run("free_package_use", use=use, reason="客户改用现金")
    package.refresh_from_db()
    order.refresh_from_db()
    assert (package.left, order.total_inc, order.lines.filter(dropped=False).count()) == (3, 0, 0)
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("free_package_use", use=use, reason="再取消")


def test_not_once_its_parts_are_out(yard) -> None:
    package = bought(yard, offered(yard))
    order = yard.open()
    use = yard.run("use_package", order=order.pk, package=package.pk).model_extra["use"]
    yard.agreed(order)
    yard.dispatched(order)
    yard.fetch(order)
    with pytest.raises(Refused, match=r"line\.parts_out"):
        yard.run("free_package_use", use=use, reason="客户改用现金")
