"""What the files of cars tell the departments above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VehicleRegistered:
    """A car has a file now."""

    vehicle_id: int
    vin: str


@dataclass(frozen=True)
class VehiclesMerged:
    """A file lives on in another one."""

    vehicle_id: int
    into_id: int


@dataclass(frozen=True)
class OwnerChanged:
    """A car has another owner."""

    vehicle_id: int
    owner_id: int
    before_id: int
