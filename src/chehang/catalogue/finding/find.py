"""The one function that finds parts, whatever was typed: number, typo, 助记码, name, alias, old number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from .. import numbers
from ..kinds import Quality, Unit
from ..models import Part, Supersession
from .engine import Engine
from .in_use import engine
from .keys import END, SHORTEST_TYPO, START, fold_name, one_typo_apart, word_keys
from .synonyms import said_otherwise

LONGEST_QUESTION = 60
WHY = {
    "exact": _("Number"),
    "alias": _("Other number"),
    "superseded": _("Replaces the number"),
    "prefix": _("Number begins so"),
    "typo": _("Similar number"),
    "infix": _("Part of the number"),
    "mnemonic": _("Mnemonic"),
    "name": _("Name"),
    "synonym": _("Another word for it"),
}


@dataclass(frozen=True)
class Hit:
    """A part that was found and why; ``instead_of`` is the old number it replaces, where that is the reason."""

    part_id: int
    why: str
    number: str
    norm: str
    brand: str
    quality: str
    name: str
    unit: str
    instead_of: str = ""

    @property
    def reason(self) -> str:
        """Why it was found, in words."""
        return str(WHY[self.why])

    @property
    def quality_title(self) -> str:
        return str(Quality(self.quality).label)

    @property
    def unit_title(self) -> str:
        return str(Unit(self.unit).label)


@dataclass
class _Found:
    """Part ids in order of finding, each with the first reason."""

    limit: int
    why: dict[int, str] = field(default_factory=dict)

    def take(self, ids: Iterable[int], why: str) -> None:
        for part_id in ids:
            if len(self.why) < self.limit:
                self.why.setdefault(part_id, why)

    @property
    def wanted(self) -> int:
        return self.limit - len(self.why)


def find_parts(text: str, limit: int = 20, on: date | None = None) -> list[Hit]:
    """Parts that ``text`` may mean, best first, at most ``limit`` (1 to 200). Every query is bounded.

    Order: exact number, what replaces it (on the day ``on``, where given), other numbers, number begins so, one
    typo, 助记码, name, inside the number.
    """
    text, found = text.strip()[:LONGEST_QUESTION], _Found(max(1, min(limit, 200)))
    asked, words = engine(), fold_name(text).split()
    if not words:
        return []
    if any(_is_name(word) for word in words):
        _by_name(asked, words, found)
    else:
        _by_number(asked, text, words, found)
    instead = _successors(found, on) if on else {}
    return _hits(found, instead)


def _is_name(word: str) -> bool:
    return any(not c.isascii() for c in word)


def _by_number(asked: Engine, text: str, words: Sequence[str], found: _Found) -> None:
    norms = [norm for norm in numbers.readings(text) if norm]
    if not norms:
        return
    exact = asked.exact(norms, found.limit)
    for wanted in ("exact", "alias"):
        found.take((part for part, why in exact if why == wanted), wanted)
    for norm in norms:
        for part, why in asked.prefix(norm, found.limit):
            found.take([part], why)
    if not exact and len(norms[0]) >= SHORTEST_TYPO:
        _by_typo(asked, norms, found)
    if found.wanted:
        found.take(asked.initials("".join(words), found.limit), "mnemonic")
    if found.wanted and not exact:
        for inside in (*norms, "".join(words)):
            if len(inside) >= 3:
                found.take(asked.infix(inside, found.limit), "infix")
        found.take(_named(asked, words, found.limit), "name")


def _by_typo(asked: Engine, norms: Sequence[str], found: _Found) -> None:
    """Near numbers stand before numbers that merely begin so: they are as long as what was typed."""
    near: dict[int, None] = {}
    for norm in norms:
        ids = asked.near(norm, 1000)
        real = dict(Part.objects.filter(pk__in=ids).values_list("pk", "norm_no")) if ids else {}
        near.update(dict.fromkeys(pk for pk in ids if pk in real and one_typo_apart(real[pk], norm)))
    before = dict(found.why)
    found.why.clear()
    found.take((pk for pk in near if pk not in before), "typo")
    for pk, why in before.items():
        found.take([pk], why)


def _by_name(asked: Engine, words: Sequence[str], found: _Found) -> None:
    found.take(_named(asked, words, found.limit), "name")
    for other in said_otherwise(" ".join(words)):
        if found.wanted:
            found.take(_named(asked, other.split(), found.wanted), "synonym")
    codes = [word for word in words if not _is_name(word)]
    if found.wanted and codes:
        found.take(_named_and_coded(asked, words, codes, found.limit), "name")


def _named(asked: Engine, words: Sequence[str], limit: int) -> list[int]:
    """Parts whose names hold every word; whole names first, then names that begin so, short before long."""
    keys = list(dict.fromkeys(key for word in words for key in word_keys(word)))
    if not keys or (max(map(len, words)) < 2 and not any(map(_is_name, words))):
        return []
    solid = "".join(words)
    ids: dict[int, None] = {}
    for more in ([START + solid[0], solid[-1] + END], [START + solid[0]], []):
        if len(ids) < limit:
            ids.update(dict.fromkeys(asked.named([*more, *keys], limit * 2)))
    names = _folded_names(ids)
    good = [pk for pk in ids if pk in names and all(word in names[pk] for word in words)]
    good.sort(key=lambda pk: (not names[pk].startswith(solid), len(names[pk]), pk))
    return good[:limit]


def _named_and_coded(asked: Engine, words: Sequence[str], codes: Sequence[str], limit: int) -> list[int]:
    """Parts whose name holds the Chinese words and whose number holds the others (H3A 机油)."""
    keys = [key for word in words if _is_name(word) for key in word_keys(word)]
    ids = asked.named(keys, 2000)
    norms = Part.objects.filter(pk__in=ids).values_list("pk", "norm_no")
    return [pk for pk, norm in norms if all(code.upper() in norm for code in codes)][:limit]


def _folded_names(ids: Iterable[int]) -> dict[int, str]:
    rows = Part.objects.filter(pk__in=list(ids)).values_list("pk", "name_cn", "name_en")
    return {pk: (fold_name(cn) + "\n" + fold_name(en)).replace(" ", "") for pk, cn, en in rows}


def _successors(found: _Found, on: date) -> dict[int, int]:
    """New part → old part, for exact hits; the new parts are put right behind the old ones."""
    old = [pk for pk, why in found.why.items() if why in ("exact", "alias")]
    if not old:
        return {}
    links = Supersession.objects.filter(old__in=old, new__isnull=False, valid_from__lte=on).exclude(valid_until__lt=on)
    instead: dict[int, int] = dict(links.values_list("new_id", "old_id")[: found.limit])  # type: ignore[arg-type]
    order = dict(found.why)
    found.why = {pk: why for pk, why in order.items() if pk in old}
    found.why.update({pk: "superseded" for pk in instead if pk not in found.why})
    for pk, why in order.items():
        found.take([pk], why)
    return instead


def _hits(found: _Found, instead: dict[int, int]) -> list[Hit]:
    rows: dict[int, Any] = {
        row[0]: row
        for row in Part.objects.filter(pk__in=[*found.why, *instead.values()]).values_list(
            "pk", "display_no", "norm_no", "brand__name", "quality", "name_cn", "unit"
        )
    }
    hits = []
    for pk, why in list(found.why.items())[: found.limit]:
        if pk in rows:
            old = rows[instead[pk]][1] if why == "superseded" else ""
            _pk, number, norm, brand, quality, name, unit = rows[pk]
            hits.append(Hit(pk, why, number, norm, brand, quality, name, unit, old))
    return hits
