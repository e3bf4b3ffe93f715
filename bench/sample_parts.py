"""A million parts that look like parts: numbers of the 3-3-3 shape, names from the trade's words, prices."""

from collections.abc import Iterator
from random import Random

MODELS = [a + b + c for a in "HKEQBZ" for b in "3579ABCD" for c in "ABCDEFGH"]
PLACES = ["前", "后", "左", "右", "上", "下", "内", "外", "左前", "右前", "左后", "右后"]
SYSTEMS = [
    "机油",
    "空气",
    "空调",
    "燃油",
    "制动",
    "转向",
    "发动机",
    "变速箱",
    "车门",
    "后视镜",
    "保险杠",
    "翼子板",
    "前照灯",
    "雾灯",
    "尾灯",
    "座椅",
    "仪表",
    "线束",
    "冷却",
    "节温器",
    "排气",
    "进气",
    "点火",
    "离合器",
    "减震器",
    "稳定杆",
    "半轴",
    "轮毂",
    "天窗",
    "雨刮",
    "喇叭",
    "气囊",
    "安全带",
    "油箱",
    "水箱",
]
THINGS = [
    "滤清器",
    "总成",
    "支架",
    "盖板",
    "密封圈",
    "螺栓",
    "片",
    "盘",
    "泵",
    "管",
    "开关",
    "电机",
    "饰板",
    "衬套",
    "轴承",
    "拉线",
    "卡扣",
    "胶条",
    "护罩",
    "模块",
    "垫",
    "传感器",
]
ENDS = ("", "", " 左", " 右", "(一)", "(套)", " H5", " 1.5T")


def sample_parts(count: int, seed: int = 1) -> Iterator[tuple[str, str, str, str]]:
    """(number, name, list price, net price), all numbers different, always the same for the same seed."""
    rng, seen = Random(seed), set()
    while len(seen) < count:
        number = (
            f"{rng.choice(MODELS)}{rng.randrange(100_000, 1_000_000)}{rng.choice(('', 'A', 'B', 'C', 'D', 'AB', 'AC'))}"
        )
        if number in seen:
            continue
        seen.add(number)
        place = "".join(rng.sample(PLACES, rng.choice((0, 1, 1, 2))))
        name = f"{place}{rng.choice(SYSTEMS)}{rng.choice(THINGS)}{rng.choice(ENDS)}"
        price = rng.randrange(200, 400_000)
        yield number, name, f"{price / 100:.2f}", f"{price * 65 // 100 / 100:.2f}"


def as_csv(rows: list[tuple[str, str, str, str]]) -> bytes:
    """A supplier's list."""
    lines = ["配件编号,名称,单位,包装数,建议零售价,经销商价,生效日期"]
    lines += [f"{number},{name},件,1,{list_inc},{net_inc},2026-11-01" for number, name, list_inc, net_inc in rows]
    return "\n".join(lines).encode()
