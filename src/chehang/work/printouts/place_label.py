"""点位标签: the QR code of a place that is checked."""

from dataclasses import dataclass
from typing import Any

from chehang.core.printing.codes import qr_svg
from chehang.core.printing.encode import clean
from chehang.core.printing.printout import Printout
from chehang.work.models import CheckPlace


@dataclass(frozen=True, kw_only=True)
class PlaceLabel:
    """点位标签, 100×50."""

    code: str
    name: str
    department: str = ""


def _codes(label: PlaceLabel) -> dict[str, Any]:
    return {"qr": qr_svg(clean(label.code))}


PRINTOUT = Printout("work/place_label", PlaceLabel, "点位标签", (), _codes)


def label_of(place: CheckPlace) -> PlaceLabel:
    """What stands at a place."""
    return PlaceLabel(code=place.code, name=place.name, department=str(place.get_department_display()))
