"""助记码: the pinyin initials a salesperson types instead of a name. A first proposal only; people may change it."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from .finding.keys import fold_name

LONGEST = 40

# Words of the trade that a general dictionary reads wrongly: 弹 springs (tán), 调 adjusts (tiáo).
load_phrases_dict(
    {
        "弹片": [["tán"], ["piàn"]],
        "弹扣": [["tán"], ["kòu"]],
        "调漆": [["tiáo"], ["qī"]],
        "调色": [["tiáo"], ["sè"]],
        "调光": [["tiáo"], ["guāng"]],
        "调高": [["tiáo"], ["gāo"]],
        "调角器": [["tiáo"], ["jiǎo"], ["qì"]],
    }
)


@lru_cache(maxsize=50_000)
def mnemonic(name: str) -> str:
    """Pinyin initials of a name: 前制动片 → qzdp, LED前照灯 → ledqzd. Phrases are read as such: 重庆 → cq."""
    initials = lazy_pinyin(fold_name(name), style=Style.FIRST_LETTER, errors=lambda rest: rest.replace(" ", ""))
    return "".join(c for c in "".join(initials) if c.isascii() and c.isalnum())[:LONGEST]
