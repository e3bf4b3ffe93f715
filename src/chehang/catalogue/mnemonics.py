"""助记码: the pinyin initials a salesperson types instead of a name. A first proposal only; people may change it."""

from functools import cache, lru_cache
from typing import Any

from .finding.keys import fold_name

LONGEST = 40
# Words of the trade whose characters have a second reading that the dictionary of everyday words prefers.
_TRADE = {
    "弹片": "tán piàn", "弹簧": "tán huáng", "弹垫": "tán diàn", "弹扣": "tán kòu", "调色": "tiáo sè", "调高": "tiáo gāo", "调角器": "tiáo jiǎo qì",
    "调漆": "tiáo qī", "调节": "tiáo jié", "调速": "tiáo sù",
    "调压": "tiáo yā", "调光": "tiáo guāng", "转向": "zhuǎn xiàng", "传动": "chuán dòng", "传感": "chuán gǎn", "行车": "xíng chē",
    "行程": "xíng chéng", "行李": "xíng li", "长度": "cháng dù", "重量": "zhòng liàng", "差速": "chā sù", "壳体": "ké tǐ",
}  # fmt: skip


@cache
def _reader() -> Any:
    """The dictionary of readings with the trade's own; it is large, and most commands never ask it."""
    import pypinyin

    pypinyin.load_phrases_dict({word: [[sound] for sound in sounds.split()] for word, sounds in _TRADE.items()})
    return pypinyin


@lru_cache(maxsize=50_000)
def mnemonic(name: str) -> str:
    """Pinyin initials of a name: 前制动片 → qzdp, LED前照灯 → ledqzd. Phrases are read as such: 重庆 → cq."""
    py = _reader()
    initials = py.lazy_pinyin(fold_name(name), style=py.Style.FIRST_LETTER, errors=lambda rest: rest.replace(" ", ""))
    return "".join(c for c in "".join(initials) if c.isascii() and c.isalnum())[:LONGEST]
