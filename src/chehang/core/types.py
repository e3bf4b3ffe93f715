"""Types for commands: what may come in, said once. Numbers are exact, finite, half-width and in scale."""

import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, model_validator
from pydantic_core import PydanticCustomError

from chehang.core.reading.numbers import read_number

_LIMIT = Decimal(10) ** 13


class Command(BaseModel):
    """The input of an operation: complete, typed, and nothing besides."""

    # Built when first asked for: a start-up need not build every command of the house.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _no_nul(cls, data: Any) -> Any:
        """PostgreSQL cannot keep a NUL, and no text of a store has one."""
        if isinstance(data, dict) and any(isinstance(v, str) and "\x00" in v for v in data.values()):
            raise PydanticCustomError("text.control", "The text contains control characters")
        return data


def _exact(value: Any) -> Any:
    """Text or Decimal to an exact number; floats and look-alike digits are refused."""
    if isinstance(value, bool | float):
        raise PydanticCustomError("number.inexact", "Write the number as text, exactly")
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, str):
        if any(unicodedata.east_asian_width(c) == "F" for c in value.strip()):
            raise PydanticCustomError("number.full_width", "Use half-width digits")
        number = read_number(value)
        if number is None:
            raise PydanticCustomError("number.malformed", "This is not a number")
        return number
    return value


def _scale(places: int) -> AfterValidator:
    def check(value: Decimal) -> Decimal:
        if not value.is_finite():
            raise PydanticCustomError("number.malformed", "This is not a number")
        if abs(value) >= _LIMIT:
            raise PydanticCustomError("number.too_large", "This number is too large")
        if value != round(value, places):
            raise PydanticCustomError("number.over_scaled", "At most {places} decimal places", {"places": places})
        return value

    return AfterValidator(check)


def _plain_text(value: str) -> str:
    """Control characters have no place in a store's text (a line break does)."""
    if any(unicodedata.category(c) == "Cc" and c not in "\n\r\t" for c in value):
        raise PydanticCustomError("text.control", "The text contains control characters")
    return value


Money = Annotated[Decimal, BeforeValidator(_exact), _scale(2)]
NonNegativeMoney = Annotated[Money, Field(ge=0)]
PositiveMoney = Annotated[Money, Field(gt=0)]
Quantity = Annotated[Decimal, BeforeValidator(_exact), _scale(3)]
NonNegativeQuantity = Annotated[Quantity, Field(ge=0)]
PositiveQuantity = Annotated[Quantity, Field(gt=0)]
UnitPrice = Annotated[Decimal, BeforeValidator(_exact), _scale(6), Field(gt=0)]
Figure = Annotated[Decimal, BeforeValidator(_exact), _scale(6), Field(gt=-(10**12), lt=10**12)]
Rate = Annotated[Decimal, BeforeValidator(_exact), _scale(6), Field(ge=0, le=1)]
Id = Annotated[int, Field(gt=0, lt=2**63)]
ShortText = Annotated[str, Field(max_length=100), AfterValidator(_plain_text)]
RequiredText = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_plain_text)]
Text = Annotated[str, Field(max_length=1000), AfterValidator(_plain_text)]
LongText = Annotated[str, Field(min_length=2, max_length=20_000), AfterValidator(_plain_text)]
Reason = Annotated[str, Field(min_length=2, max_length=1000), AfterValidator(_plain_text)]
PartNo = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_plain_text)]
Secret = SecretStr


class Kept:
    """Marks a text that is the SHA-256 of a kept file, and how a form asks for it: ``signature`` drawn on the screen, ``photo`` taken or
    chosen, ``file``."""

    def __init__(self, how: str) -> None:
        self.how = how


class Offers:
    """Marks a text that is often the same, so that a form offers what ``core/offers.py`` knows by this name; anything may be typed."""

    def __init__(self, name: str) -> None:
        self.name = name


class Ref:
    """Marks an ``Id`` as pointing to a model, so that forms can offer a search: ``Annotated[Id, Ref("catalogue.Part")]``."""

    def __init__(self, model: str) -> None:
        self.model = model
