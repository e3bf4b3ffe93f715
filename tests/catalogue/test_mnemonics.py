"""助记码 of words that a general dictionary reads wrongly."""

import pytest

from chehang.catalogue.mnemonics import mnemonic


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("弹片", "tp"),
        ("调漆", "tq"),
        ("座椅调角器", "zytjq"),
        ("减震弹簧", "jzth"),
        ("前制动片", "qzdp"),
        ("重庆", "cq"),
        ("LED前照灯", "ledqzd"),
    ],
)
def test_words_of_the_trade(name, initials):
    assert mnemonic(name) == initials
