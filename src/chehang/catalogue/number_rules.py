"""How each brand builds its part numbers, as data (shape, grouping on paper, letters never used).

A shape that does not fit gives a warning, never a refusal: makers invent new numbers faster than tables learn them.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Shape:
    """One form of a number: ``pattern`` over the normalised number, its groups joined by ``joint`` on paper."""

    pattern: re.Pattern[str]
    joint: str = ""


@dataclass(frozen=True)
class NumberRule:
    """The number rule of a brand. ``letters`` replaces what the brand never uses; ``also`` cuts other spellings."""

    code: str
    title: Any
    shapes: tuple[Shape, ...] = ()
    letters: dict[int, str] = field(default_factory=dict)
    also: re.Pattern[str] | None = None


def _shape(pattern: str, joint: str = "") -> Shape:
    return Shape(re.compile(pattern + r"\Z"), joint)


_NO_O = str.maketrans({"O": "0"})

RULES: dict[str, NumberRule] = {
    rule.code: rule
    for rule in (
        NumberRule("generic", _("Any maker")),
        NumberRule(
            "vw",
            _("Volkswagen group"),
            (
                _shape(r"(N)(\d{3})(\d{3})(\d{0,3})", " "),
                _shape(r"(G)([0-9A-Z]{3})(\d{3})([A-Z]\d)", " "),
                _shape(r"([0-9A-Z]{3})(\d{3})(\d{3})([A-Z]{0,2})([0-9A-Z]{3})?", " "),
            ),
            _NO_O,
        ),
        NumberRule(
            "hongchuan",
            _("Hongchuan"),
            (
                _shape(r"(HQ[A-Z])([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-Z]{0,2})", " "),
                _shape(r"([0-9A-Z]{3})(\d{3})(\d{3})([A-Z]{0,2})([0-9A-Z]{3})?", " "),
            ),
            _NO_O,
        ),
        NumberRule("toyota", _("Toyota, Lexus"), (_shape(r"(\d{5})([0-9A-Z]{5})([0-9A-Z]{2})?", "-"),)),
        NumberRule("hyundai", _("Hyundai, Kia"), (_shape(r"(\d{5})([0-9A-Z]{5})([0-9A-Z]{1,3})?", "-"),)),
        NumberRule(
            "bmw",
            _("BMW, MINI"),
            (_shape(r"(\d{2})(\d{2})(\d)(\d{3})(\d{3})", " "), _shape(r"(\d)(\d{3})(\d{3})", " ")),
            also=re.compile(r"\d{4}(\d{7})\Z"),
        ),
        NumberRule(
            "mercedes",
            _("Mercedes-Benz"),
            (_shape(r"([A-Z])(\d{3})(\d{3})(\d{2})(\d{2})(\d{2,4})?(\d{4})?", " "),),
            also=re.compile(r"[A-Z](\d{10,18})\Z"),
        ),
        NumberRule("honda", _("Honda"), (_shape(r"(\d{5})([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-Z]{0,2})", "-"),)),
        NumberRule("nissan", _("Nissan"), (_shape(r"([0-9A-Z]{5})([0-9A-Z]{5})", "-"),)),
        NumberRule(
            "mazda",
            _("Mazda"),
            (_shape(r"([0-9A-Z]{4})([0-9A-Z]{2})([0-9A-Z]{3,4})([0-9A-Z]{2})?", "-"), _shape(r"[0-9A-Z]{8,12}")),
        ),
        NumberRule("subaru", _("Subaru"), (_shape(r"[0-9A-Z]{8,12}"),)),
        NumberRule("mitsubishi", _("Mitsubishi"), (_shape(r"[0-9A-Z]{8,12}"),)),
        NumberRule("gm", _("General Motors"), (_shape(r"\d{8}"),)),
        NumberRule(
            "ford",
            _("Ford"),
            (
                _shape(r"([0-9A-Z]{4})([0-9A-Z]{3,5}\d)([A-Z]{1,3})", "-"),
                _shape(r"[0-9A-Z]{4}[0-9A-Z]{4,6}[A-Z]{1,3}"),
            ),
        ),
        NumberRule("qct265", _("Chinese makers (QC/T 265)"), (_shape(r"([0-9A-Z]{0,3})(\d{7})([0-9A-Z]{0,5})", "-"),)),
    )
}
