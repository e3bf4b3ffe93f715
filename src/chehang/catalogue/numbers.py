"""Part numbers: one spelling to compare and search by, another to print. Pure functions; no zero is ever lost."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.reading import scans

from .number_rules import RULES, NumberRule

LONGEST = 30
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―−_./\\·・•⁄]+")
_APOSTROPHES = "'‘’`´"
_SPREADSHEET = re.compile(r"\s*'?\s*\d([.,]\d+)?\s*E\s*\+?\s*\d+\s*\Z", re.IGNORECASE)

WARNINGS = {
    "shape": _("The number does not have the shape this brand uses."),
    "characters": _("The number contains characters other than letters and digits."),
    "long": _("The number is longer than 30 characters."),
}


def rule_for(code: str) -> NumberRule:
    """The number rule of a brand; an unknown code is the general rule."""
    return RULES.get(code, RULES["generic"])


def normalise(text: str, rule: NumberRule | str = "generic") -> str:
    """The spelling a number is compared by: half-width capitals without separators, by the brand's letters.

    ``" 1k0-615 3O1ab"`` → ``1K0615301AB`` (Volkswagen never uses the letter O). Applying it twice changes nothing.
    """
    rule = rule_for(rule) if isinstance(rule, str) else rule
    if text.isascii():
        plain = _SEPARATORS.sub("", text.upper()).lstrip(_APOSTROPHES)
        if plain.isalnum():
            return plain.translate(rule.letters) if rule.letters else plain
    return _settled(text).translate(rule.letters)


def _settled(text: str) -> str:
    """Fold width, case and separators until nothing changes (removing one sign may join its neighbours)."""
    while True:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper())
        folded = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc"))
        folded = _SEPARATORS.sub("", folded).lstrip(_APOSTROPHES)
        if folded == text:
            return folded
        text = folded


def display(norm: str, rule: NumberRule | str = "generic") -> str:
    """The number as the brand prints it: ``1K0615301AB`` → ``1K0 615 301 AB``. Unknown shapes stay as they are."""
    rule = rule_for(rule) if isinstance(rule, str) else rule
    for shape in rule.shapes:
        if match := shape.pattern.match(norm):
            return shape.joint.join(group for group in match.groups() if group) or norm
    return norm


def warnings(norm: str, rule: NumberRule | str = "generic") -> list[str]:
    """Codes of WARNINGS for what looks unusual about a normalised number; never a reason to refuse it."""
    rule = rule_for(rule) if isinstance(rule, str) else rule
    found = []
    if rule.shapes and not any(shape.pattern.match(norm) for shape in rule.shapes):
        found.append("shape")
    if not (norm.isascii() and norm.isalnum()):
        found.append("characters")
    if len(norm) > LONGEST:
        found.append("long")
    return found


def other_spellings(norm: str, rule: NumberRule | str = "generic") -> list[str]:
    """How else people write this number: Mercedes without the leading letter, BMW's last seven digits."""
    rule = rule_for(rule) if isinstance(rule, str) else rule
    match = rule.also.match(norm) if rule.also else None
    return [match.group(1)] if match else []


def readings(text: str) -> list[str]:
    """What a typed or scanned text may mean as a number of any brand: as it stands, with O read as zero, and without
    what a scanner adds."""
    norms = [normalise(payload) for payload in scans.payloads(text)]
    return list(dict.fromkeys(reading for norm in norms for reading in (norm, *_letter_readings(norm))))


def _letter_readings(norm: str) -> Iterator[str]:
    for letters in {tuple(rule.letters.items()) for rule in RULES.values() if rule.letters}:
        yield norm.translate(dict(letters))


def ruined_by_spreadsheet(text: str) -> bool:
    """Whether a spreadsheet has turned the number into something like ``1.2345E+11`` and lost its digits."""
    return bool(_SPREADSHEET.match(text)) and ("+" in text or "." in text or "," in text)
