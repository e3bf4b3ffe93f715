"""The figures of imports: deadlines of law, and what is out of the usual."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

declare(
    Figure(
        "customs.declare_within",
        _("Declare within, from arrival"),
        Unit.DAYS,
        (Known(date(2021, 4, 29), "14", "海关法第二十四条"),),
        most=Decimal(60),
    ),
    Figure(
        "customs.pay_within",
        _("Pay duty within, from the declaration"),
        Unit.DAYS,
        (Known(date(2024, 12, 1), "15", "关税法第四十三条"),),
        most=Decimal(60),
    ),
    Figure(
        "customs.claim_within",
        _("Customs may sell unclaimed goods after"),
        Unit.MONTHS,
        (Known(date(2021, 4, 29), "3", "海关法第三十条"),),
        most=Decimal(12),
    ),
    Figure(
        "customs.refund_within",
        _("Overpaid duty is claimed back within"),
        Unit.MONTHS,
        (Known(date(2024, 12, 1), "36", "关税法第五十一条"),),
        most=Decimal(120),
    ),
    Figure(
        "customs.abnormal_rate",
        _("A charge is abnormal beyond"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.1", "行业惯例,待门店核定"),),
        most=Decimal(1),
    ),
    Figure(
        "customs.abnormal_factor",
        _("A batch is abnormal beyond, landed ÷ goods"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.05", "行业惯例,待门店核定"),),
        most=Decimal(1),
    ),
    Figure(
        "customs.abnormal_sum",
        _("A charge is abnormal beyond, at least"),
        Unit.YUAN,
        (Known(date(2020, 1, 1), "300", "行业惯例,待门店核定"),),
        most=Decimal(100000),
    ),
)
