"""What several operations of imports ask for."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.reading.walls import DueDate, PaperDate
from chehang.core.types import (
    Command,
    Id,
    Kept,
    PositiveMoney,
    PositiveQuantity,
    Quantity,
    Ref,
    RequiredText,
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
    unit: Annotated[ShortText, Field(max_length=10, title=gettext_noop("Unit of trade"))] = ""
    legal_quantity: Annotated[PositiveQuantity | None, Field(title=gettext_noop("First legal quantity"))] = None
    legal_quantity2: Annotated[PositiveQuantity | None, Field(title=gettext_noop("Second legal quantity"))] = None
    ciq_code: Annotated[str, Field(pattern=r"^(\d{13})?$", title=gettext_noop("Inspection code"))] = ""
    record_item: Annotated[str, Field(pattern=r"^\d{0,19}$", title=gettext_noop("Item of the record"))] = ""
    destination_country: Annotated[
        str, Field(pattern=r"^[A-Z]{2,3}$", title=gettext_noop("Country of destination"))
    ] = "CHN"
    destination_place: Annotated[ShortText, Field(max_length=60, title=gettext_noop("Destination in China"))] = ""
    exemption: Annotated[str, Field(pattern=r"^[1-9]$", title=gettext_noop("Way of levy"))] = "1"


class BatchContent(Command):
    """Head and lines of a batch; ``spot_rate`` is yuan for one unit of the currency, as the goods are booked."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    order: Annotated[Id | None, Ref("purchasing.Order")] = None
    contract_no: Annotated[RequiredText, Field(title=gettext_noop("Contract"))]
    invoice_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z/-]{1,40}$", title=gettext_noop("Invoice number"))]
    invoice_date: Annotated[PaperDate | None, Field(title=gettext_noop("Date of the invoice"))] = None
    packing_no: Annotated[ShortText, Field(max_length=40, title=gettext_noop("Packing list number"))] = ""
    mode: Annotated[Literal["sea", "air", "rail", "road"], Field(title=gettext_noop("Mode"))]
    port: Annotated[RequiredText, Field(max_length=60, title=gettext_noop("Port of entry"))]
    incoterm: Annotated[
        Literal["EXW", "FCA", "FOB", "CFR", "CIF", "CIP", "DAP", "DDP"], Field(title=gettext_noop("Incoterm"))
    ]
    currency: Currency
    spot_rate: Annotated[
        Decimal, Field(gt=0, lt=100000, max_digits=12, decimal_places=6, title=gettext_noop("Spot rate"))
    ]
    packages: Annotated[int, Field(ge=1, le=100000, title=gettext_noop("Packages"))]
    gross_kg: Annotated[PositiveQuantity, Field(title=gettext_noop("Gross weight kg"))]
    net_kg: Annotated[PositiveQuantity, Field(title=gettext_noop("Net weight kg"))]
    volume: Annotated[PositiveQuantity, Field(title=gettext_noop("Volume m³"))]
    etd: Annotated[DueDate | None, Field(title=gettext_noop("Expected departure"))] = None
    eta: Annotated[DueDate, Field(title=gettext_noop("Expected arrival"))]
    transport_no: Annotated[ShortText, Field(max_length=40, title=gettext_noop("Bill of lading or air waybill"))] = ""
    vessel: Annotated[ShortText, Field(max_length=60, title=gettext_noop("Vessel and voyage"))] = ""
    containers: Annotated[Text, Field(max_length=200, title=gettext_noop("Containers"))] = ""
    lines: Annotated[list[DeclaredLine], Field(min_length=1, max_length=5000)]


class SaidLine(Command):
    """What a paper says of a part; what it does not say stays empty."""

    part_no: Annotated[ShortText, Field(min_length=1, title=gettext_noop("Part number"))]
    quantity: PositiveQuantity | None = None
    amount: Annotated[PositiveMoney | None, Field(title=gettext_noop("Amount in currency"))] = None
    currency: Currency | None = None
    net_kg: Annotated[PositiveQuantity | None, Field(title=gettext_noop("Net weight kg"))] = None
    origin: Country | None = None
