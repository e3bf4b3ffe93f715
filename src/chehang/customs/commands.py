"""What several operations of imports ask for."""

from typing import Annotated

from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.types import (
    Command,
    Id,
    Kept,
    PositiveMoney,
    PositiveQuantity,
    Quantity,
    Ref,
    ShortText,
    Text,
    UnitPrice,
)

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", title=gettext_noop("Currency"))]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2,3}$", title=gettext_noop("Country of origin"))]
HsCode = Annotated[str, Field(pattern=r"^\d{10}$", title=gettext_noop("HS code"))]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title=gettext_noop("File")), Kept("file")]


class DeclaredLine(Command):
    """A line of the batch as it will be declared."""

    part: Annotated[Id, Ref("catalogue.Part")]
    hs_code: HsCode
    origin: Country
    quantity: PositiveQuantity
    price: Annotated[UnitPrice, Field(title=gettext_noop("Price in currency"))]
    amount: Annotated[PositiveMoney, Field(title=gettext_noop("Amount in currency"))]
    gross_kg: Annotated[Quantity, Field(gt=0, title=gettext_noop("Gross weight kg"))]
    net_kg: Annotated[Quantity, Field(gt=0, title=gettext_noop("Net weight kg"))]
    volume: Annotated[Quantity, Field(ge=0, title=gettext_noop("Volume m³"))]
    elements: Annotated[Text, Field(max_length=500, title=gettext_noop("Declaration elements"))] = ""


class SaidLine(Command):
    """What a paper says of a part; what it does not say stays empty."""

    part_no: Annotated[ShortText, Field(min_length=1, title=gettext_noop("Part number"))]
    quantity: PositiveQuantity | None = None
    amount: Annotated[PositiveMoney | None, Field(title=gettext_noop("Amount in currency"))] = None
    currency: Currency | None = None
    net_kg: Annotated[PositiveQuantity | None, Field(title=gettext_noop("Net weight kg"))] = None
    origin: Country | None = None
