"""Figures of the workshop: what law and habit say, each with its day and source."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

HABIT = "行业惯例,待门店核定"
WAGES = "工资支付暂行规定(劳部发〔1994〕489号)第16条,待复核"
GUARANTEE = "家用汽车产品修理更换退货责任规定(2022),待复核"
MAKER = "主机厂索赔手册,以本品牌为准"
PREPAID = "最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释(2025)第14条,待复核"
RULE = "机动车维修管理规定 第37条,待复核"

declare(
    *(
        Figure(
            f"workshop.piece_rate_{level}",
            title,
            Unit.YUAN,
            (Known(date(2020, 1, 1), rate, HABIT),),
            hint=_("Of the skill level in the trade of the work."),
        )
        for level, title, rate in (
            (1, _("Piece rate of an hour, level 1"), "25"),
            (2, _("Piece rate of an hour, level 2"), "30"),
            (3, _("Piece rate of an hour, level 3"), "35"),
            (4, _("Piece rate of an hour, level 4"), "40"),
        )
    ),
    Figure(
        "workshop.rework_share",
        _("Share of the cost of a comeback taken off the pay"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "1", HABIT),),
    ),
    Figure(
        "workshop.rework_most",
        _("Taken off a month's pay at most"),
        Unit.FRACTION,
        (Known(date(1995, 1, 1), "0.2", WAGES),),
    ),
    Figure(
        "workshop.adviser_share",
        _("Adviser's share of the repair output"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.01", HABIT),),
    ),
    Figure(
        "workshop.adviser_car", _("Adviser's pay for each car out"), Unit.YUAN, (Known(date(2020, 1, 1), "5", HABIT),)
    ),
    Figure(
        "workshop.over_estimate",
        _("Over the agreed amount without a new signature"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.1", HABIT),),
        hint=_("More than this over what was last signed wants a new signature; anything more wants at least a word."),
    ),
    Figure(
        "workshop.adviser_discount",
        _("Advisers take off up to"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.1", HABIT),),
        hint=_("The service manager may take off more."),
    ),
    Figure("workshop.comeback_days", _("Comeback within"), Unit.DAYS, (Known(date(2020, 1, 1), "30", HABIT),)),
    Figure("workshop.comeback_km", _("Comeback within, km"), Unit.COUNT, (Known(date(2020, 1, 1), "1000", HABIT),)),
    Figure(
        "workshop.warranty_days_whole", _("Warranty of an overhaul"), Unit.DAYS, (Known(date(2020, 1, 1), "100", RULE),)
    ),
    Figure(
        "workshop.warranty_km_whole",
        _("Warranty of an overhaul, km"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "20000", RULE),),
    ),
    Figure(
        "workshop.warranty_days_second",
        _("Warranty of second-grade maintenance"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "30", RULE),),
    ),
    Figure(
        "workshop.warranty_km_second",
        _("Warranty of second-grade maintenance, km"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "5000", RULE),),
    ),
    Figure(
        "workshop.warranty_days_minor",
        _("Warranty of a minor repair"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "10", RULE),),
    ),
    Figure(
        "workshop.warranty_km_minor",
        _("Warranty of a minor repair, km"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "2000", RULE),),
    ),
    Figure("workshop.book_ahead", _("Appointments up to"), Unit.DAYS, (Known(date(2020, 1, 1), "30", HABIT),)),
    Figure(
        "workshop.book_notice",
        _("Appointments at least before"),
        Unit.MINUTES,
        (Known(date(2020, 1, 1), "60", HABIT),),
    ),
    Figure("workshop.slot_minutes", _("Length of a slot"), Unit.MINUTES, (Known(date(2020, 1, 1), "30", HABIT),)),
    Figure("workshop.slot_cars", _("Cars received in a slot"), Unit.COUNT, (Known(date(2020, 1, 1), "2", HABIT),)),
    Figure(
        "workshop.day_hours",
        _("Hours a technician sells a day"),
        Unit.FACTOR,
        (Known(date(2020, 1, 1), "8", HABIT),),
    ),
    Figure(
        "workshop.bay_share",
        _("Share of a bay's day that work fills"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.85", HABIT),),
        hint=_("The rest is moving cars, tidying and waiting."),
    ),
    Figure(
        "workshop.work_efficiency",
        _("Efficiency that appointments count on"),
        Unit.FACTOR,
        (Known(date(2020, 1, 1), "1", HABIT),),
    ),
    Figure(
        "workshop.walk_in_share",
        _("Share kept for walk-ins"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.3", HABIT),),
    ),
    Figure(
        "workshop.maker_rate",
        _("What the maker pays for an hour, without VAT"),
        Unit.YUAN,
        (Known(date(2020, 1, 1), "120", MAKER),),
    ),
    Figure(
        "workshop.internal_rate",
        _("What an hour of the workshop costs the house"),
        Unit.YUAN,
        (Known(date(2020, 1, 1), "60", HABIT),),
    ),
    Figure(
        "workshop.warranty_months",
        _("Warranty of the maker"),
        Unit.MONTHS,
        (Known(date(2020, 1, 1), "36", GUARANTEE),),
    ),
    Figure(
        "workshop.warranty_km",
        _("Warranty of the maker, km"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "60000", GUARANTEE),),
    ),
    Figure(
        "workshop.guarantee_months",
        _("Period of three guarantees"),
        Unit.MONTHS,
        (Known(date(2020, 1, 1), "24", GUARANTEE),),
    ),
    Figure(
        "workshop.guarantee_km",
        _("Period of three guarantees, km"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "50000", GUARANTEE),),
    ),
    Figure(
        "workshop.claim_within",
        _("Claims handed in within"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "7", MAKER),),
    ),
    Figure(
        "workshop.appeal_within",
        _("Appeals within"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "15", MAKER),),
    ),
    Figure(
        "workshop.days_warn",
        _("Warn of days in repair from"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "20", HABIT),),
    ),
    Figure(
        "workshop.days_limit",
        _("Days in repair the law allows"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "30", GUARANTEE),),
    ),
    Figure(
        "workshop.same_warn",
        _("Warn of repairs of the same fault from"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "3", HABIT),),
    ),
    Figure(
        "workshop.same_limit",
        _("Repairs of the same fault the law allows"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "4", GUARANTEE),),
    ),
    Figure(
        "workshop.safety_warn",
        _("Warn of repairs of a serious safety fault from"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "1", HABIT),),
    ),
    Figure(
        "workshop.safety_limit",
        _("Repairs of a serious safety fault the law allows"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "2", GUARANTEE),),
    ),
    Figure(
        "workshop.assembly_warn",
        _("Warn of replacements of an assembly from"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "1", HABIT),),
    ),
    Figure(
        "workshop.assembly_limit",
        _("Replacements of an assembly the law allows"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "2", GUARANTEE),),
    ),
    Figure(
        "workshop.loan_warn",
        _("Tell of a warranty repair on day"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "3", HABIT),),
    ),
    Figure(
        "workshop.loan_limit",
        _("A loan car is due after day"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "5", GUARANTEE),),
    ),
    Figure(
        "workshop.transport_day",
        _("Transport compensation per day at most"),
        Unit.YUAN,
        (Known(date(2020, 1, 1), "150", HABIT),),
    ),
    Figure(
        "workshop.package_days",
        _("A package that was not used is given back within"),
        Unit.DAYS,
        (Known(date(2025, 5, 1), "7", PREPAID), Known(date(2020, 1, 1), "7", HABIT)),
    ),
    Figure(
        "workshop.rescue_send",
        _("A rescue sets off within"),
        Unit.MINUTES,
        (Known(date(2020, 1, 1), "5", HABIT),),
    ),
    Figure(
        "workshop.rescue_arrive",
        _("A rescue is there within"),
        Unit.MINUTES,
        (Known(date(2020, 1, 1), "45", HABIT),),
    ),
    Figure(
        "workshop.use_coefficient",
        _("Coefficient of use at most"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.005", GUARANTEE),),
    ),
)
