"""试驾协议, A4: what the driver signs on the screen before the key is handed over, with both readings once the car is back."""

from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime

from django.utils.timezone import localtime

from chehang.core import signing
from chehang.core.context import STORE_TIME
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, sign_of, store_head
from chehang.core.printouts.sheet import ink_of

from ..models import Drive

# The driver's part and the store's part; 道路交通安全法 art. 19, 民法典 art. 1191 and 1209.
DRIVE_TERMS = (
    "试驾人承诺持有与准驾车型相符且在有效期内的机动车驾驶证,身体状况适合驾驶,未饮酒、未服用影响驾驶的药物。",
    "试驾人按约定路线行驶,遵守道路交通安全法规,听从随车销售顾问的安全提示,不将车辆交由他人驾驶。",
    "试驾期间因试驾人违章产生的罚款和记分由试驾人承担;因试驾人过错造成的人身、车辆及第三方损失,在保险赔付之外由试驾人依法承担。",
    "本店保证试驾车经检查合格、保险有效;因车辆自身原因造成的损失由本店承担。",
    "试驾人信息仅用于本次试驾及售后联系,本店依法保护个人信息。",
)


@dataclass(frozen=True, kw_only=True)
class DriveSheet:
    """Who drives which car on which road, and what he agrees to."""

    store: Letterhead
    number: str
    date: Day
    driver: str
    licence: str
    licence_class: str
    licence_until: Day
    car: str
    plate: str
    insured_until: Day
    route: str
    start: datetime
    start_km: str
    end: datetime | None
    end_km: str
    terms: tuple[str, ...] = DRIVE_TERMS
    signed: Sign = UNSIGNED
    consultant: Sign = UNSIGNED


PRINTOUT = Printout("carsales/drive", DriveSheet, "试乘试驾协议", (), numbered)


def agreement(drive: Drive) -> DriveSheet:
    """The agreement as it was signed."""
    first = next((s for s in signing.valid(drive) if s.slot == "driver"), None)
    return DriveSheet(
        store=store_head(drive.store),
        number=drive.number,
        date=localtime(drive.started_at, STORE_TIME).date(),
        driver=drive.driver,
        licence=f"{drive.licence_no[:6]}********{drive.licence_no[-4:]}",
        licence_class=drive.licence_class,
        licence_until=drive.licence_until,
        car=drive.car.model_name,
        plate=drive.car.plate_no,
        insured_until=drive.car.insured_until,
        route=drive.route,
        start=drive.started_at,
        start_km=f"{drive.start_km:,}",
        end=drive.ended_at,
        end_km=f"{drive.end_km:,}" if drive.end_km is not None else "",
        signed=ink_of(first),
        consultant=sign_of(drive.consultant),
    )
