"""A menu comes onto an order with one click."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .test_add_menu import menu


def test_all_of_it_at_the_prices_of_the_day(yard) -> None:
    made, order = menu(yard), yard.open()
    yard.run("put_menu", order=order.pk, menu=made.pk)
    lines = [(x.kind, str(x.quantity), str(x.amount_inc)) for x in order.lines.order_by("n")]
    # 1.6 h × 180 × 0.8: the menu may take off more than the adviser.
    assert lines[0] == ("labour", "1.600", "230.40") and lines[1][:2] == ("part", "2.000")
    order.refresh_from_db()
    assert order.total_inc == sum(x.amount_inc for x in order.lines.all())
    with pytest.raises(Refused, match=r"order\.no_insurer"):
        yard.run("put_menu", order=order.pk, menu=made.pk, payer="insurer")
    assert order.lines.count() == 2
    with pytest.raises(NotAllowed):
        yard.run("put_menu", "technician", who="铁柱", order=order.pk, menu=made.pk)
