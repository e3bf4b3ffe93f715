"""Units as suppliers write them: each of the trade's words is known, and each unit has its word on paper."""

import pytest

from chehang.catalogue.kinds import UNIT_WORDS, Unit, whole_only
from chehang.catalogue.paper_words import UNITS
from chehang.catalogue.pricelist.rows import PriceRow


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("片", "leaf"), ("根", "rod"), ("包", "pack"), ("组", "group"), ("台", "machine"), ("袋", "bag"), ("箱", "carton"),
        ("罐", "can"), ("卷", "roll"), ("付", "pair"), ("双", "pair"), ("ml", "millilitre"), (" 毫升 ", "millilitre"),
    ],
)  # fmt: skip
def test_words_of_the_trade_are_read(word: str, unit: str) -> None:
    assert (
        PriceRow.model_validate({"part_no": "A1", "name": "件", "list_inc": "1", "net_inc": "1", "unit": word}).unit
        == unit
    )


def test_each_unit_has_its_word() -> None:
    assert set(UNITS) == set(Unit.values)
    assert {UNIT_WORDS[word].value for word in UNITS.values()} == set(Unit.values)
    assert [u for u in Unit.values if not whole_only(u)] == ["litre", "kilogram", "metre", "millilitre"]
