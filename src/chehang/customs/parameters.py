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
        "customs.insurance_rate",
        _("Insurance that is not known is reckoned at, of goods and freight"),
        Unit.FRACTION,
        (
            Known(
                date(2014, 2, 1),
                "0.003",
                "海关审定进出口货物完税价格办法(海关总署令第213号)第三十六条,2025年后以新办法为准,待核实",
            ),
        ),
        most=Decimal("0.05"),
    ),
    Figure(
        "customs.free_below",
        _("Duty or import VAT of a declaration is not levied below"),
        Unit.YUAN,
        (Known(date(2004, 1, 1), "50", "关税法第三十三条,一票货物,待核实"),),
        most=Decimal(1000),
    ),
    Figure(
        "customs.sheet_items",
        _("Items on one declaration sheet, at most"),
        Unit.COUNT,
        (Known(date(2014, 2, 1), "50", "进出口货物报关单填制规范,待核实"),),
        most=Decimal(1000),
    ),
    Figure(
        "customs.explain_within",
        _("An abnormal charge is explained within"),
        Unit.WORKING_DAYS,
        (Known(date(2020, 1, 1), "3", "岗位职责,待门店核定"),),
        most=Decimal(30),
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
