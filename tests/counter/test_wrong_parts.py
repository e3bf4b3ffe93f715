"""Wrong parts are counted for who sold them and which they were, and choose the questions of the quiz."""

from datetime import timedelta
from random import Random

from chehang.catalogue.models import Part
from chehang.core.measures import Span, measures, read, split
from chehang.work.training.sources import draw_from
from tests.selling import Shop


def back(shop: Shop, number: str, name: str, cause: str) -> Part:
    """A piece is sold and comes back."""
    part = shop.depot.part(number, name)
    shop.receive(part, "10", "267.50")
    shop.price(part, "458")
    shop.inspect(shop.ask_back(shop.done((part, "1")), (1, "1"), cause=cause), (1, "1", "unopened", "A-01-01-01"))
    return part


def test_counted_by_person_and_part_and_asked_about(shop: Shop) -> None:
    wrong = back(shop, "H1", "前制动片", "wrong")
    back(shop, "H2", "后制动片", "unwanted")
    for n in range(6):
        shop.depot.part(f"H7{n}", f"别的件{n}")
    who, today = shop.depot.who("parts_manager"), shop.depot.clock.today()
    measure, span = measures()["counter.wrong_parts"], Span(today - timedelta(days=1), today)
    assert read(measure, who, span, today).value == 1
    assert [x.key for x in split(measure, who, span, today, measure.by[1])] == [wrong.display_no]
    asked = draw_from("counter.wrong_parts", shop.store.pk, 3, Random(1))
    assert len(asked) == 3
    first = asked[0].text + asked[0].choices[asked[0].answer]
    assert wrong.display_no in first and wrong.name_cn in first
