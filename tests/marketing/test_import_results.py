"""The platforms' file: each row is an advertisement of the plan, or nothing is taken over."""

import base64

import pytest

from chehang.marketing.models import Placement
from tests.marketing.conftest import Market

HEAD = "媒体,周,凭证,曝光,点击,线索,有效线索,到店,订单"


def content(*lines: str) -> dict[str, str]:
    return {"name": "结果.csv", "content": base64.b64encode("\n".join((HEAD, *lines)).encode()).decode()}


@pytest.fixture
def week(market: Market) -> str:
    for medium in ("汽车之家", "抖音"):
        data = {"medium": medium, "kind": "portal", "week": market.office.day(0), "cost": "8000"}
        market.run("plan_placement", **data)
    return market.office.day(0).isoformat()


def test_every_row_finds_its_advertisement_and_twice_changes_nothing(market: Market, week: str) -> None:
    file = content(f"汽车之家,{week},截图一,100000,2000,60,40,12,3", f"抖音,{week},截图二,90000,900,30,10,,")
    assert market.run("import_results", **file).model_extra == {"rows": 2, "changed": 2}
    told = Placement.objects.get(medium="汽车之家")
    assert (told.proof, told.impressions, told.valid, told.orders) == ("截图一", 100000, 40, 3)
    assert market.run("import_results", **file).model_extra == {"rows": 2, "changed": 0}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("汽车之家,{week},截图,100,200,60,40,12,3", "results.impossible"),
        ("快手,{week},截图,100000,2000,60,40,12,3", "results.not_planned"),
        ("汽车之家,{week},截图,多,2000,60,40,12,3", "file.bad_cells"),
        ("抖音,{week},截图二,90000,900,30,10,2,1", "results.twice"),
    ],
)
def test_one_bad_row_and_nothing_is_taken_over(market: Market, week: str, line: str, code: str) -> None:
    good = f"抖音,{week},截图二,90000,900,30,10,2,1"
    market.refused(code, "import_results", **content(good, line.format(week=week)))
    assert not Placement.objects.exclude(impressions=None).exists()


def test_not_everybody(market: Market, week: str) -> None:
    market.refused("not_allowed", "import_results", "keeper", **content(f"抖音,{week},截图,9,8,7,6,5,4"))
