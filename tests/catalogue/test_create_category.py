"""Groups of parts have two levels."""

from collections.abc import Callable

import pytest

from chehang.catalogue.models import Category
from chehang.catalogue.operations.create_category import CreateCategory, create_category
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused


def test_story_and_refusals(actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    def create(code: str, parent: int | None = None, post: str = "parts_manager") -> int:
        cmd = CreateCategory(code=code, name="车身", parent=parent)
        return create_category(cmd, actor=actor_of(post), clock=clock).id or 0

    body = create("B")
    front = create("B-1", body)
    for args, wrong in (
        (("B",), "category.taken"),
        (("B-1-1", front), "category.depth"),
        (("C", 999), "not_found"),
        (("C", None, "keeper"), "not_allowed"),
    ):
        with pytest.raises(Refused, match=wrong):
            create(*args)
    assert Category.objects.count() == 2
