"""Figures of the counter: what the store promises its customers."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

declare(
    Figure(
        "counter.quote_valid",
        _("Quotations are valid for"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "7", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.order_days",
        _("Parts that have to be ordered take"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "5", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.return_within",
        _("Customers may bring goods back within"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "7", "行业惯例,待门店核定"),),
        hint=_("A part's own shorter deadline counts first; the parts manager may allow longer."),
    ),
    Figure(
        "counter.notify_within",
        _("Tell the customer that a special order has arrived within"),
        Unit.HOURS,
        (Known(date(2020, 1, 1), "2", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.pickup_within",
        _("Special orders are collected within"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "30", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.remind_first",
        _("First reminder that a special order waits, after"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "7", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.remind_second",
        _("Second reminder that a special order waits, after"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "15", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.remind_last",
        _("Last reminder that a special order waits, after"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "30", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.attempts",
        _("Attempts before a special order counts as not collected"),
        Unit.COUNT,
        (Known(date(2020, 1, 1), "3", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.deposit_share",
        _("Usual deposit of a special order"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.3", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.special_loss",
        _("Part of its cost that an uncollected special order loses"),
        Unit.FRACTION,
        (Known(date(2020, 1, 1), "0.5", "行业惯例,待门店核定"),),
    ),
    Figure(
        "counter.earnest_limit",
        _("Earnest money (定金) is at most this part of the price"),
        Unit.FRACTION,
        (Known(date(2021, 1, 1), "0.2", "民法典第586条"),),
    ),
    Figure(
        "counter.core_within",
        _("Old parts with a deposit are brought within"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "30", "行业惯例,待门店核定"),),
    ),
)
