"""What a plate, a mobile number, a VIN and a tax id look like (GB 11643, GB 16735, GB 32100; conventions of the trade)."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from chehang.core.reading import names

_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
# Ordinary and new-energy plates, 应急 (rescue), and embassies' and consulates', old and new (GA 36).
PLATE = re.compile(
    rf"({_PROVINCE}[A-HJ-NP-Z]([A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳使领]|[A-HJ-NP-Z0-9]{{4}}应急)|[使领]\d{{6}})\Z",
    re.ASCII,
)
MOBILE = re.compile(r"1[3-9]\d{9}\Z", re.ASCII)
_VIN_VALUES = {c: int(v) for c, v in zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True)}
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_ENERGY = "ABCDEFGHJK"
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def vin_is_valid(vin: str) -> bool:
    """Check digit at position 9: Σ value × weight mod 11, 10 is X (GB 16735)."""
    if not re.fullmatch(r"[0-9A-HJ-NPR-Z]{17}", vin):
        return False
    total = sum((int(c) if c.isdigit() else _VIN_VALUES[c]) * w for c, w in zip(vin, _VIN_WEIGHTS, strict=True))
    return vin[8] == "0123456789X"[total % 11]


def uscc_is_valid(code: str) -> bool:
    """Unified social credit code: 18 characters, check = (31 − Σ value × 3^i mod 31) mod 31 (GB 32100)."""
    if not re.fullmatch(rf"[{_USCC}]{{18}}", code):
        return False
    total = sum(_USCC.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return _USCC[(31 - total % 31) % 31] == code[17]


def _check(pattern: re.Pattern[str], code: str, message: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and not pattern.match(value):
            raise PydanticCustomError(code, message)  # type: ignore[arg-type]
        return value

    return AfterValidator(check)


def vin_is_odd(vin: str) -> bool:
    """Whether the check digit of a car made for China (L…, GB 16735) is wrong; other makers put anything there."""
    return vin.startswith("L") and not vin_is_valid(vin)


def plate_is_odd(plate: str) -> bool:
    """Whether a plate has eight places as only new-energy cars have (GA 36), but no energy letter where theirs stands.

    Small cars have D or F (with the letters that came later: A, B, C, E, G, H, J, K) in third place, large ones at the end.
    """
    if len(plate) != 8 or plate.endswith("应急"):
        return False
    return plate[2] not in _ENERGY and plate[7] not in _ENERGY


def _vin(value: str) -> str:
    if value and not re.fullmatch(r"[0-9A-HJ-NPR-Z]{17}", value):
        raise PydanticCustomError("vin.malformed", "This is not a valid VIN")
    return value


def _tax(value: str) -> str:
    if value and not uscc_is_valid(value):
        raise PydanticCustomError("uscc.malformed", "This is not a valid tax id")
    return value


def _upper(value: object) -> object:
    """Half-width capitals without blanks and dots: 浙B·5268A and 浙Ａ 12345 are written so on the plate itself."""
    return names.folded(value).upper().replace("·", "") if isinstance(value, str) else value


Mobile = Annotated[str, Field(max_length=20), _check(MOBILE, "mobile.malformed", "This is not a mobile number")]
Plate = Annotated[
    str, BeforeValidator(_upper), Field(max_length=10), _check(PLATE, "plate.malformed", "This is not a plate")
]
Vin = Annotated[str, BeforeValidator(_upper), Field(max_length=17), AfterValidator(_vin)]
TaxId = Annotated[str, BeforeValidator(_upper), Field(max_length=18), AfterValidator(_tax)]
