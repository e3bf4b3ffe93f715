"""Types of input that several acts of the workshop share."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext_noop
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from chehang.core.context import STORE_TIME
from chehang.core.types import Id, Kept, Rate, Ref

OrderId = Annotated[Annotated[Id, Ref("workshop.WorkOrder")], Field(title=gettext_noop("Work order"))]
LineId = Annotated[Annotated[Id, Ref("workshop.OrderLine")], Field(title=gettext_noop("Line of a work order"))]
Worker = Annotated[Annotated[Id, Ref("org.Employee")], Field(title=gettext_noop("Technician"))]
Discount = Annotated[Rate, Field(lt=1)]
Line200 = Annotated[str, Field(max_length=200)]
Line100 = Annotated[str, Field(max_length=100)]
Name60 = Annotated[str, Field(max_length=60)]
Image = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title=gettext_noop("Signature")), Kept("signature")]


def _clock(value: str) -> str:
    try:
        dt.time.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("time.malformed", "Write the time as 14:30") from None
    return value


TimeOfDay = Annotated[str, Field(min_length=5, max_length=5), AfterValidator(_clock)]


def moment(day: dt.date, at: str) -> dt.datetime:
    """A day and a time of the store as one moment in UTC."""
    return dt.datetime.combine(day, dt.time.fromisoformat(at), STORE_TIME).astimezone(dt.UTC)
