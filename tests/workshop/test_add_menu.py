"""A service menu is put together."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import ServiceMenu

from .yard import Yard


def menu(yard: Yard, code: str = "BY-5000", **also) -> ServiceMenu:
    """Twice the oil change with a fifth off, and a part."""
    oil = yard.shop.goods("9", "400", "120", number=f"OIL-{code}", name="机油")
    items = [{"op": yard.ops["M01"].pk, "quantity": "2", "discount": "0.2"}, {"part": oil.pk, "quantity": "2"}]
    facts = {"code": code, "name": "五千公里保养", "items": items}
    return ServiceMenu.objects.get(pk=yard.run("add_menu", "service_manager", **(facts | also)).id)


def test_it_holds_work_and_parts(yard) -> None:
    made = menu(yard)
    assert made.items.count() == 2
    with pytest.raises(Refused, match=r"menu\.taken"):
        menu(yard)
    with pytest.raises(Refused, match=r"menu\.item"):
        menu(yard, "X", items=[{"quantity": "1"}])
    with pytest.raises(NotAllowed):
        yard.run("add_menu", code="Y", name="Y", items=[{"op": yard.ops["M01"].pk}])
    assert ServiceMenu.objects.count() == 1
