"""What is written down about a customer and a supplier."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from chehang.core.personal import Personal
from chehang.core.types import Command, NonNegativeMoney, RequiredText, ShortText

from .validation import Plate, TaxId

Phone = Annotated[str, Field(max_length=20), Personal()]
Address = Annotated[str, Field(max_length=200), Personal()]
PersonName = Annotated[RequiredText, Personal()]


class CustomerFacts(Command):
    """A customer's file without its personal data; the credit limit is set by finance and not here."""

    kind: Literal["person", "company", "outlet", "walk_in"] = "person"
    name: PersonName
    plate_no: Annotated[Plate, Personal()] = ""
    tax_id: Annotated[TaxId, Personal()] = ""
    price_class: Literal["retail", "workshop", "insurance", "wholesale", "internal", "staff"] = "retail"


class SupplierFacts(Command):
    """A supplier's file; days are calendar days."""

    name: RequiredText
    kind: Literal["oem", "dealer", "local"] = "oem"
    contact: Annotated[ShortText, Personal()] = ""
    phone: Phone = ""
    tax_id: TaxId = ""
    lead_days: Annotated[int, Field(ge=0, le=365)] = 5
    order_cycle_days: Annotated[int, Field(ge=1, le=365)] = 7
    payment_days: Annotated[int, Field(ge=0, le=365)] = 30
    min_order_value: NonNegativeMoney = Decimal(0)
