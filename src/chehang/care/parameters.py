"""Figures of customer care."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import read_hours
from chehang.core.parameters import Figure, Known, Unit, declare

FIRST = date(2020, 1, 1)
CUSTOM = "行业惯例,待门店核定"
LAW2 = "个人信息保护法配套标准 GB/T 35273,待核实"
LAW = "GB 7258 与机动车安全技术检验规定,待核实"
NOWHERE = "-"


def read_address(text: str) -> str:
    """An address without a slash at its end: https://care.example.cn; a dash where the house is not reached from outside."""
    if text != NOWHERE and not (
        text.startswith(("https://", "http://")) and not text.endswith("/") and " " not in text
    ):
        raise ValueError(text)
    return text


declare(
    Figure("care.calling_hours", _("Customers are called between"), Unit.TEXT, (Known(FIRST, "09:00-21:00", CUSTOM),), check=read_hours),
    Figure("care.sample_share", _("Share of finished calls listened to"), Unit.FRACTION, (Known(FIRST, "0.05", CUSTOM),)),
    Figure("care.coach_below", _("Calls below this score are coached"), Unit.COUNT, (Known(FIRST, "80", CUSTOM),)),
    Figure("care.survey_share", _("Share of deliveries that are surveyed"), Unit.FRACTION, (Known(FIRST, "0.5", CUSTOM),)),
    Figure("care.survey_few", _("All are surveyed up to so many a week"), Unit.COUNT, (Known(FIRST, "30", CUSTOM),)),
    Figure("care.public_address", _("Address customers reach this house at, for links in messages"), Unit.TEXT, (Known(FIRST, NOWHERE, CUSTOM),), check=read_address),
    Figure("care.low_score", _("A score up to this opens a complaint"), Unit.COUNT, (Known(FIRST, "6", CUSTOM),)),
    Figure("care.erasure_days", _("A wish to be erased is answered within"), Unit.WORKING_DAYS, (Known(FIRST, "15", LAW2),)),
    Figure("care.service_km", _("Service interval where the car model says none, km"), Unit.COUNT, (Known(FIRST, "10000", CUSTOM),)),
    Figure("care.service_months", _("Service interval where the car model says none"), Unit.MONTHS, (Known(FIRST, "12", CUSTOM),)),
    Figure("care.inspection_years", _("Inspection: every so many years in the first ten"), Unit.COUNT, (Known(FIRST, "2", LAW),)),
)  # fmt: skip
