"""Messages leave the desk when they are dealt with."""

import pytest

from chehang.core.errors import NotFound
from chehang.core.inbox import open_items
from chehang.core.operations.settle_message import SettleMessage, settle_message


def test_it_leaves_every_desk_of_the_post(paper, reader, actor_of, clock) -> None:
    colleague = actor_of("keeper")
    assert open_items(colleague).count() == 1
    settle_message(SettleMessage(message=paper.pk), actor=reader, clock=clock)
    assert not open_items(colleague).exists()
    with pytest.raises(NotFound):
        settle_message(SettleMessage(message=paper.pk), actor=colleague, clock=clock)


def test_another_post_does_not_see_it(paper, actor_of, clock) -> None:
    with pytest.raises(NotFound):
        settle_message(SettleMessage(message=paper.pk), actor=actor_of("cashier"), clock=clock)
