"""Figures of the workshop: what law and habit say, each with its day and source."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

HABIT = "行业惯例,待门店核定"
RULE = "机动车维修管理规定 第37条,待复核"

declare(
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
)
