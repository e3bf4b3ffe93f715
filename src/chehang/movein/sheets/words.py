"""Cells with words of the trade: each stands for a code of ours, anything else is refused with the words that are known."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator, Field

from chehang.core.types import _plain_text


def one_of(words: Mapping[str, str]) -> BeforeValidator:
    """A word of the sheet or the code behind it."""
    known = {word.upper(): code for word, code in words.items()} | {code.upper(): code for code in words.values()}

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = known.get(value.strip().upper())
        if found is None:
            raise ValueError(_("choose one of: %(words)s") % {"words": ", ".join(words)})
        return found

    return BeforeValidator(read)


def _no_formula(value: str) -> str:
    if value[:1] in "=@" or (value[:1] in "+-" and not value[1:2].isdigit()):
        raise ValueError(_("this looks like a formula; enter plain text"))
    return value


def text(most: int, *, least: int = 0) -> Any:
    """Plain text of so many characters."""
    return Annotated[
        str, Field(min_length=least, max_length=most), AfterValidator(_no_formula), AfterValidator(_plain_text)
    ]


Amount = Annotated[Decimal, Field(gt=0, lt=10**11, decimal_places=2)]
Balance = Annotated[Decimal, Field(gt=-(10**11), lt=10**11, decimal_places=2)]
Quantity = Annotated[Decimal, Field(gt=0, lt=10**8, decimal_places=3)]
Cost = Annotated[Decimal, Field(ge=0, lt=10**9, decimal_places=6)]
