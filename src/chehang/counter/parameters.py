"""Figures of the counter: what the store promises its customers."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

declare(
    Figure(
        "counter.return_within",
        _("Customers may bring goods back within"),
        Unit.DAYS,
        (Known(date(2020, 1, 1), "7", "行业惯例,待门店核定"),),
        hint=_("A part's own shorter deadline counts first; the parts manager may allow longer."),
    )
)
