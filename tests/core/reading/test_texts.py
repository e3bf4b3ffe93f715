"""Names, papers, scans: what counts as the same."""

import pytest

from chehang.core.reading import names, papers, scans

COMPANY = [
    "宁波顺达汽修(江北)有限公司",
    "宁波顺达汽修（江北）有限公司",
    " 宁波顺达汽修 (江北) 有限公司",
    "宁波顺达\u200b汽修(江北)有限公司\u3000",
]


@pytest.mark.parametrize(
    "alike", [COMPANY, ["张三", "张 三", "张\u3000三"], [f"买买提{dot}吐尔逊" for dot in "·•．・･‧"], ["ABC", "ａｂｃ"]]
)
def test_one_name(alike: list[str]) -> None:
    assert len({names.folded(name) for name in alike}) == 1


def test_two_names() -> None:
    assert len({names.folded(name) for name in ("张三", "张三丰", "章三", "顺达(江北)", "顺达(江东)")}) == 5


def test_one_paper() -> None:
    assert len({papers.folded(n) for n in ("INV-0012", "inv-0012", "INV0012", "INV--0012", "ＩＮＶ 0012")}) == 1
    assert papers.folded("INV-12") != papers.folded("INV-0012")


@pytest.mark.parametrize(
    "scan", ["1K0615301AB", "*1K0615301AB*", "P1K0615301AB", "*P1K0615301AB*", "1P1K0615301AB", "30P1K0615301AB"]
)
def test_a_scan_means_the_number(scan: str) -> None:
    assert "1K0615301AB" in list(scans.payloads(scan))


def test_a_short_code_keeps_its_p() -> None:
    assert list(scans.payloads("P12")) == ["P12"]
