"""Words of the catalogue as they stand on paper, which is Chinese in every language of the screen."""

from .kinds import Quality

UNITS = {
    "item": "件", "piece": "个", "set": "套", "pair": "副", "drum": "桶", "bottle": "瓶", "box": "盒",
    "strip": "条", "sheet": "张", "litre": "升", "kilogram": "公斤", "metre": "米",
    "leaf": "片", "rod": "根", "roll": "卷", "pack": "包", "bag": "袋", "carton": "箱", "can": "罐", "machine": "台", "group": "组",
    "millilitre": "毫升",
}  # fmt: skip
# The marking is that of 汽车销售管理办法 art. 17.
QUALITIES: dict[str, str] = {
    Quality.ORIGINAL: "原厂",
    Quality.EQUIVALENT: "同质(品牌)",
    Quality.REMANUFACTURED: "再制造",
    Quality.REPAIRED: "修复",
    Quality.REUSED: "回用",
}


def unit(code: str) -> str:
    """The Chinese word of a unit."""
    return UNITS.get(code, code)
