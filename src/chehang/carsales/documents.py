"""The documents of car sales."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Drive
from .states import TEST_DRIVE


def drive_content(drive: Drive) -> dict[str, Any]:
    """What the driver signs: who drives which car, and from which reading on."""
    return {
        "driver": drive.driver,
        "licence": drive.licence_no,
        "car": drive.car_id,
        "route": drive.route,
        "start_km": drive.start_km,
    }


register(
    Document(
        "carsales.test_drive",
        model="carsales.Drive",
        title=_("Test drive agreement"),
        series="SJ",
        content=drive_content,
        see="carsales.see_test_drives",
        machine=TEST_DRIVE,
        link="/carsales/test_drives/{id}/",
    )
)
