"""Figures of labour law and of the store's personnel policy."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

BEGIN = date(2016, 1, 1)
LOCAL = "待门店按当地公布数核定"
LAW = "劳动合同法"


def _known(value: str, source: str = LOCAL) -> tuple[Known, ...]:
    return (Known(BEGIN, value, source),)


declare(
    Figure("people.local_average_wage", _("Average monthly wage of the city"), Unit.YUAN, _known("8500")),
    Figure("people.minimum_wage", _("Minimum monthly wage of the city"), Unit.YUAN, _known("2490")),
    Figure(
        "people.part_month_calendar",
        _("Part of a month by calendar days (1) or by working days ÷ 21.75 (0)"),
        Unit.COUNT,
        _known("0", "公司制度,待核定"),
        most=Decimal(1),
    ),
    Figure(
        "people.contract_within",
        _("Written contract within"),
        Unit.DAYS,
        _known("30", LAW + " 第10条"),
        most=Decimal(30),
    ),
    Figure(
        "people.insurance_within",
        _("Social insurance registered within"),
        Unit.DAYS,
        _known("30", "社会保险法 第58条"),
        most=Decimal(30),
    ),
    Figure(
        "people.contract_warning",
        _("Contract alarm before its end"),
        Unit.DAYS,
        _known("60", "公司制度"),
        most=Decimal(180),
    ),
    Figure(
        "people.probation_warning",
        _("Probation alarm before its end"),
        Unit.DAYS,
        _known("10", "公司制度"),
        most=Decimal(60),
    ),
    Figure(
        "people.confirm_score",
        _("Appraisal score for confirmation"),
        Unit.COUNT,
        _known("70", "公司制度"),
        most=Decimal(100),
    ),
    Figure("people.penalty_most", _("Largest deduction as a penalty"), Unit.YUAN, _known("500", "公司制度,待核定")),
    Figure("people.overtime_month", _("Most overtime a month"), Unit.HOURS, _known("36", "劳动法 第41条")),
    Figure("people.corrections_month", _("Punch corrections a month"), Unit.COUNT, _known("3", "公司制度")),
    Figure("people.paid_days", _("Paid days a month"), Unit.FACTOR, _known("21.75", "人社部发〔2025〕2号,待核定")),
    Figure("people.tax_free", _("Income free of tax a month"), Unit.YUAN, _known("5000", "个人所得税法 第6条")),
    Figure("people.sick_share", _("Share of the wage on sick leave"), Unit.FRACTION, _known("0.8")),
    *(
        Figure(f"people.{kind}_{side}", title, Unit.FRACTION, _known(rate))
        for kind, side, title, rate in (
            ("pension", "staff", _("Pension insurance, employee"), "0.08"),
            ("medical", "staff", _("Medical insurance, employee"), "0.02"),
            ("unemployment", "staff", _("Unemployment insurance, employee"), "0.005"),
            ("pension", "store", _("Pension insurance, store"), "0.16"),
            ("medical", "store", _("Medical insurance, store"), "0.085"),
            ("unemployment", "store", _("Unemployment insurance, store"), "0.005"),
            ("injury", "store", _("Work injury insurance, store"), "0.004"),
        )
    ),
    Figure(
        "people.insured_least",
        _("Least insurance base, times the average wage of the city"),
        Unit.FACTOR,
        _known("0.6"),
    ),
    Figure(
        "people.insured_most", _("Largest insurance base, times the average wage of the city"), Unit.FACTOR, _known("3")
    ),
    Figure("people.overtime_day", _("Most overtime a day"), Unit.HOURS, _known("3", "劳动法 第41条"), most=Decimal(12)),
    Figure(
        "people.time_off_months",
        _("Time off for overtime is taken within months"),
        Unit.COUNT,
        _known("6", "公司制度"),
        most=Decimal(24),
    ),
    Figure("people.grade_a", _("Score for an A"), Unit.COUNT, _known("95", "公司考核制度,待核定"), most=Decimal(120)),
    Figure("people.grade_b", _("Score for a B"), Unit.COUNT, _known("80", "公司考核制度,待核定"), most=Decimal(120)),
    Figure("people.grade_c", _("Score for a C"), Unit.COUNT, _known("60", "公司考核制度,待核定"), most=Decimal(120)),
    Figure("people.share_a", _("Most people with an A"), Unit.FRACTION, _known("0.15", "公司考核制度,待核定")),
    Figure("people.factor_a", _("Coefficient of an A"), Unit.FACTOR, _known("1.2", "公司考核制度,待核定")),
    Figure("people.factor_b", _("Coefficient of a B"), Unit.FACTOR, _known("1", "公司考核制度,待核定")),
    Figure("people.factor_c", _("Coefficient of a C"), Unit.FACTOR, _known("0.8", "公司考核制度,待核定")),
    Figure("people.factor_d", _("Coefficient of a D"), Unit.FACTOR, _known("0.5", "公司考核制度,待核定")),
    Figure("people.appeal_days", _("Days for an appeal"), Unit.DAYS, _known("5", "公司考核制度"), most=Decimal(30)),
    Figure(
        "people.wages_least",
        _("Smallest department whose wages stand alone in the books"),
        Unit.COUNT,
        _known("3", "公司制度:不足三人的部门不单列"),
        least=Decimal(3),
        most=Decimal(50),
    ),
    Figure(
        "people.anonymous_least",
        _("Smallest group of a survey without names"),
        Unit.COUNT,
        _known("3", "公司制度"),
        least=Decimal(3),
        most=Decimal(50),
    ),
)
