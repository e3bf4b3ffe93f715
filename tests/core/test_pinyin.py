"""Chinese words by characters, initials and full pinyin."""

import pytest

from chehang.core.pinyin import means


@pytest.mark.parametrize("typed", ["库存", "存查", "kccx", "KCCX", "cx", "kucun", "kucunchaxun", "ku cun", "chax"])
def test_found(typed: str) -> None:
    assert means(typed, "库存查询")


@pytest.mark.parametrize("typed", ["", " ", "k", "kcxx", "ucun", "查存", "cunku"])
def test_not_found(typed: str) -> None:
    assert not means(typed, "库存查询")
