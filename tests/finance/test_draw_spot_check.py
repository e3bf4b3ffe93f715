"""Drawing the sample of the start of the month."""

from chehang.finance.models import SpotCheck
from tests.finance.spending import Desk
from tests.selling import make_shop


def test_parts_vouchers_and_cash(books, clock, actor_of) -> None:
    shop = make_shop(books, clock, actor_of)
    for n in range(12):
        shop.depot.shelve(shop.depot.part(f"P {n}", "滤清器"), "3", "90")
    desk = Desk(shop.store, clock, shop.depot.actor_of, shop.depot.people)
    desk.fund()
    desk.run("draw_spot_check", "finance_manager")
    items = SpotCheck.objects.get().items
    kinds = [x["kind"] for x in items]
    assert (kinds.count("part"), kinds.count("voucher"), kinds.count("cash")) == (10, 2, 1)
    assert items[0]["booked"] == "3" and items[-1]["booked"] == "100,000.00"
