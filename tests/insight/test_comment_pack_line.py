"""A line is explained; an action becomes a task."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.work.models import Task
from tests.selling import Shop

from .packs import draft, explain, sign


def test_the_explanation_stands_and_the_action_is_a_task(shop: Shop) -> None:
    pack = draft(shop)
    keeper = shop.depot.who("keeper").employee_id
    explain(shop, pack, 2, action="复查呆滞件", owner=keeper, due="2026-12-01")
    line = pack.lines.get(n=2)
    assert line.comment.startswith("客流下降") and line.task == Task.objects.get()
    assert (line.task.owner_id, line.task.title) == (keeper, "复查呆滞件")


def test_half_an_action_and_an_unknown_line_are_refused(shop: Shop) -> None:
    pack = draft(shop)
    with pytest.raises(Refused, match=r"pack\.half_action"):
        explain(shop, pack, 1, action="复查呆滞件")
    with pytest.raises(Refused, match=r"pack\.no_line"):
        explain(shop, pack, 99)
    assert not Task.objects.exists() and not pack.lines.exclude(comment="").exists()


def test_what_is_signed_is_not_written_in_and_strangers_do_not_write(shop: Shop) -> None:
    pack = draft(shop)
    with pytest.raises(NotAllowed):
        explain(shop, pack, 1, post="sales_manager")
    sign(shop, pack)
    with pytest.raises(Refused, match=r"pack\.signed"):
        explain(shop, pack, 1)
