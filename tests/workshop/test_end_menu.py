"""A menu is offered no longer."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .test_add_menu import menu


def test_no_order_gets_it_any_more(yard) -> None:
    made = menu(yard)
    with pytest.raises(NotAllowed):
        yard.run("end_menu", menu=made.pk)
    yard.run("end_menu", "service_manager", menu=made.pk)
    for act, post, facts in (
        ("end_menu", "service_manager", {}),
        ("put_menu", "service_advisor", {"order": yard.open().pk}),
    ):
        with pytest.raises(Refused, match=r"menu\.ended"):
            yard.run(act, post, menu=made.pk, **facts)
