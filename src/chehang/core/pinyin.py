"""Chinese words found by how they are typed: the characters, the initials of their pinyin, or the pinyin in full."""

from functools import lru_cache

SHORTEST = 2  # letters: one alone begins too many words


@lru_cache(maxsize=4096)
def spellings(words: str) -> tuple[str, str]:
    """库存查询 → ("kccx", "kucunchaxun"); what is no Chinese character stays, without blanks and in small letters."""
    from pypinyin import Style, lazy_pinyin  # a large dictionary: most commands never ask it

    bare = "".join(words.lower().split())
    return "".join(lazy_pinyin(bare, style=Style.FIRST_LETTER)), "".join(lazy_pinyin(bare))


def means(typed: str, words: str) -> bool:
    """Whether ``words`` hold what was typed, or are spelled as it from the beginning of a character on."""
    typed = "".join(typed.lower().split())
    if not typed:
        return False
    if typed in "".join(words.lower().split()):
        return True
    if len(typed) < SHORTEST or not typed.isascii():
        return False
    initials, _full = spellings(words)
    return typed in initials or any(spellings(words[n:])[1].startswith(typed) for n in range(len(words)))
