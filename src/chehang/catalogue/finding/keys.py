"""The keys parts are found by, computed from their number and names. Pure.

*Typo keys* are the hashes of a number and of every spelling with one character left out. Two numbers that differ by
one wrong, missing, extra or swapped character always share a key (Mor & Fraenkel 1982, "delete neighbourhood"), so
no near number is ever missed. The hash has 32 bits: a chance match is sorted out by looking at the number itself.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
START, END = "\ue000", "\ue001"
SHORTEST_TYPO = 4


def _fold32(value: int) -> int:
    """The upper half of a product as a signed 32-bit number."""
    high = (value * 0xD6E8FEB86659FD93 & _MASK) >> 32
    return high - (1 << 32) if high >= 1 << 31 else high


def hash32(text: str) -> int:
    """A stable 32-bit hash of a text."""
    value = 0
    for char in text:
        value = (value * _BASE + ord(char) + 1) & _MASK
    return _fold32(value)


short_hash = lru_cache(maxsize=200_000)(hash32)


def typo_keys(norm: str) -> set[int]:
    """The keys of one number: its own and those of its spellings with one character left out."""
    return {hash32(norm), *(hash32(norm[:i] + norm[i + 1 :]) for i in range(len(norm)))}


def typo_rows(ids: Sequence[int], norms: Sequence[str]) -> tuple[list[int], list[int]]:
    """(keys, part ids) of many numbers, sorted by key: the same keys as ``typo_keys``, a hundred times faster."""
    keys, owners = [], []
    lengths = np.fromiter(map(len, norms), dtype=np.int64, count=len(norms))
    parts = np.asarray(ids, dtype=np.int64)
    for length in np.unique(lengths):
        chosen = np.flatnonzero(lengths == length)
        block = _block([norms[i] for i in chosen.tolist()], int(length))
        keys.append(block.ravel())
        owners.append(np.repeat(parts[chosen], block.shape[1]))
    if not keys:
        return [], []
    key, owner = np.concatenate(keys), np.concatenate(owners)
    if len(owner) and int(owner.max()) >= 1 << 32:
        raise ValueError("part ids beyond 32 bits need wider keys")
    both = np.sort((key.astype(np.int64) << 32) | owner)
    both = both[np.concatenate(([True], both[1:] != both[:-1]))]
    return (both >> 32).tolist(), (both & 0xFFFFFFFF).tolist()


def typo_lists(norms: Sequence[str]) -> list[list[int]]:
    """The keys of each of many numbers, as ``typo_keys`` gives them (a key may stand twice)."""
    found: list[list[int]] = [[] for _ in norms]
    lengths = np.fromiter(map(len, norms), dtype=np.int64, count=len(norms))
    for length in np.unique(lengths):
        chosen = np.flatnonzero(lengths == length).tolist()
        for i, keys in zip(chosen, _block([norms[i] for i in chosen], int(length)).tolist(), strict=True):
            found[i] = keys
    return found


def _block(norms: list[str], length: int) -> "np.ndarray[tuple[int, int], np.dtype[np.int32]]":
    """Keys of numbers of one length: column 0 the number's own, column i+1 without its i-th character."""
    if length == 0:
        return np.zeros((len(norms), 1), dtype=np.int32)
    chars = np.array(norms, dtype=f"<U{length}").view(np.uint32).reshape(len(norms), length).astype(np.uint64)
    chars += np.uint64(1)
    base = np.uint64(_BASE)
    before = np.zeros((len(norms), length + 1), dtype=np.uint64)
    for i in range(length):
        before[:, i + 1] = before[:, i] * base + chars[:, i]
    after = np.zeros((len(norms), length + 1), dtype=np.uint64)
    power = 1
    out = np.empty((len(norms), length + 1), dtype=np.uint64)
    out[:, 0] = before[:, length]
    for i in range(length - 1, -1, -1):
        out[:, i + 1] = before[:, i] * np.uint64(power) + after[:, i + 1]
        after[:, i] = after[:, i + 1] + chars[:, i] * np.uint64(power)
        power = power * _BASE & _MASK
    mixed = (out * np.uint64(0xD6E8FEB86659FD93)) >> np.uint64(32)
    return mixed.astype(np.uint32).view(np.int32)


def one_typo_apart(a: str, b: str) -> bool:
    """Whether one wrong, missing, extra or swapped character makes ``a`` into ``b`` (or they are equal)."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    i = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        swapped = a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
        return a[i + 1 :] == b[i + 1 :] or swapped
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[i + 1 :] == shorter[i:]


def trigrams(text: str) -> list[str]:
    """All runs of three characters of ``text``, each once."""
    return list(dict.fromkeys(text[i : i + 3] for i in range(len(text) - 2)))


def fold_name(name: str) -> str:
    """A name as it is compared: half-width, small letters, no punctuation, words kept apart by one blank."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    if folded.isalnum():
        return folded
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def name_keys(names: Iterable[str]) -> list[str]:
    """The tokens of a part's names: single characters, pairs, and marks for where a name starts and ends."""
    tokens: dict[str, None] = {}
    for name in names:
        solid = fold_name(name).replace(" ", "")
        if solid:
            marked = START + solid + END
            tokens.update(dict.fromkeys(solid))
            tokens.update(dict.fromkeys(map("".join, pairwise(marked))))
    return list(tokens)


def _pairs(text: str) -> Iterator[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))


def word_keys(word: str) -> list[str]:
    """What a name must contain to hold ``word``: its pairs, or the character itself when there is only one."""
    solid = fold_name(word).replace(" ", "")
    return list(dict.fromkeys(_pairs(solid))) if len(solid) > 1 else list(solid)
