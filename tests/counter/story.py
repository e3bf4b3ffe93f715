"""The counter's own day: special orders collected, on the way and given up."""

from tests.counter import quotes, special
from tests.counter.test_keep_core_deposit import keep
from tests.counter.test_take_core_back import bring
from tests.counter.test_take_core_deposit import asked, paid
from tests.selling import Shop

VIOLATIONS: dict[str, list[tuple[str, ...]]] = {}


def tell(shop: Shop) -> None:
    """One customer has his part, one is told, one cancelled."""
    collected = special.arrived(shop)
    special.tell(shop, collected)
    done = special.collect(shop, collected)
    sale = collected.__class__.objects.get(pk=collected.pk).sale
    assert sale is not None and done.id
    shop.pay(sale)
    shop.release(sale)
    special.arrived(shop, deposit_kind="earnest")
    special.close(shop, special.registered(shop), "customer")
    bring(shop, paid(shop, asked(shop)))
    paid(shop, asked(shop))
    keep(shop, asked(shop))
    taken = quotes.given(shop)
    quotes.accept(shop, taken)
    quotes.lose(shop, quotes.given(shop))
    two = [{"part": shop.depot.parts[quotes.NUMBER].pk, "quantity": n} for n in ("1", "2")]
    quotes.given(shop, lines=two)
