"""Names as they are compared: two spellings of one person or company give the same text."""

import re
import unicodedata

# What stands between the parts of a name: 买买提·吐尔逊 is written with any of them.
_DOTS = dict.fromkeys(map(ord, "•・‧∙⋅･．."), "·")


def folded(name: str) -> str:
    """A name without width, case, blanks and invisible signs, with one kind of middle dot and of bracket.

    Only for comparing: ``宁波（江北）`` and ``宁波(江北) `` are one, ``张 三`` is ``张三``.
    """
    name = unicodedata.normalize("NFKC", name.translate(_DOTS)).casefold().translate(_DOTS)
    return "".join(c for c in name if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Mn"))


# The legal form says nothing about who it is: 顺达汽修有限公司 writes itself 顺达汽修, too.
_FORMS = re.compile(r"(股份有限公司|有限责任公司|有限公司|分公司|公司|个体工商户)")
_SHORTEST = 5


def nearly(one: str, other: str) -> bool:
    """Whether two companies' names differ in a way that one of them may be mistyped: the legal form or one character.

    Short names differ in one character too easily.
    """
    a, b = (_FORMS.sub("", folded(name)) or folded(name) for name in (one, other))
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) < _SHORTEST or len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at + 1 :] == b[at + 1 :] if len(a) == len(b) else a[at:] == b[at + 1 :]
