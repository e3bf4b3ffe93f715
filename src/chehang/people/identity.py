"""The ID card number (公民身份号码, GB 11643-1999): eighteen places, a birthday in it, a check digit at its end."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.errors import Refused
from chehang.core.personal import Personal

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
DIGITS = "10X98765432"

IdText = Annotated[str, Field(max_length=18, title="ID card"), Personal()]


def check_digit(first_17: str) -> str:
    """The last place: weights times digits, modulo 11."""
    return DIGITS[sum(int(c) * w for c, w in zip(first_17, WEIGHTS, strict=True)) % 11]


def read_id(text: str, today: date, *, field: str = "id_no") -> str:
    """The number as it is kept. Refused for a wrong length, a birthday that never was, a wrong check digit."""
    no = text.strip().upper().replace(" ", "")
    if len(no) != 18 or not (no[:17].isascii() and no[:17].isdigit()) or no[17] not in "0123456789X":
        raise Refused("id.malformed", _("An ID card number has 18 places: 17 digits and a digit or X."), field=field)
    try:
        born = birthday(no)
    except ValueError:
        born = None
    if born is None or not date(1900, 1, 1) <= born <= today:
        raise Refused("id.birthday", _("Places 7 to 14 are no birthday. Compare them with the card."), field=field)
    if check_digit(no[:17]) != no[17]:
        raise Refused(
            "id.check_digit",
            _("The last place does not fit the others: one digit is mistyped. Compare it with the card."),
            field=field,
        )
    return no


def birthday(no: str) -> date:
    """The birthday in the number."""
    return date(int(no[6:10]), int(no[10:12]), int(no[12:14]))


def age(no: str, on: date) -> int:
    """Full years on a day."""
    born = birthday(no)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
