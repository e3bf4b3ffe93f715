"""What is written down about a car and a car model."""

from typing import Annotated

from pydantic import Field

from chehang.core.personal import Personal
from chehang.core.reading.walls import ExpiryDate, PaperDate, StartDate
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.parties.validation import Plate, Vin

from .kinds import Drive, Usage

CarVin = Annotated[Vin, Field(min_length=17), Personal()]
Kilometres = Annotated[int, Field(ge=0, le=2_000_000)]
Months = Annotated[int, Field(ge=0, le=240)]
Note = Annotated[str, Field(max_length=200)]


class CarFacts(Command):
    """A car's papers as the vehicle licence and the certificate say them."""

    plate_no: Annotated[Plate, Personal()] = ""
    engine_no: Annotated[str, Field(max_length=30), Personal()] = ""
    model: Annotated[Annotated[Id, Ref("vehicles.CarModel")] | None, Field(title="Car model")] = None
    colour: Annotated[str, Field(max_length=30)] = ""
    interior: Annotated[str, Field(max_length=30)] = ""
    usage: Usage = Usage.PRIVATE
    made_on: StartDate | None = None
    warranty_from: StartDate | None = None
    registered_on: Annotated[StartDate | None, Field(title="Licensed on")] = None
    insurer: Annotated[str, Field(max_length=60)] = ""
    insured_until: ExpiryDate | None = None
    note: Note = ""


class ModelFacts(Command):
    """Name and what the maker promises: months and kilometres, 0 where the level above says it."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    drive: Drive | None = None
    model_year: Annotated[int, Field(ge=0, le=2100)] = 0
    warranty_months: Months = 0
    warranty_km: Kilometres = 0
    first_service_months: Months = 0
    first_service_km: Kilometres = 0
    service_months: Months = 0
    service_km: Kilometres = 0


__all__ = ["CarFacts", "CarVin", "Kilometres", "ModelFacts", "Note", "PaperDate", "ShortText"]
