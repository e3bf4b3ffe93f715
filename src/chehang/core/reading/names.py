"""Names as they are compared: two spellings of one person or company give the same text."""

import unicodedata

# What stands between the parts of a name: 买买提·吐尔逊 is written with any of them.
_DOTS = dict.fromkeys(map(ord, "•・‧∙⋅･．."), "·")


def folded(name: str) -> str:
    """A name without width, case, blanks and invisible signs, with one kind of middle dot and of bracket.

    Only for comparing: ``宁波（江北）`` and ``宁波(江北) `` are one, ``张 三`` is ``张三``.
    """
    name = unicodedata.normalize("NFKC", name.translate(_DOTS)).casefold().translate(_DOTS)
    return "".join(c for c in name if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Mn"))
