"""Figures of purchasing: how many are asked, and how a new supplier is judged."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.parameters import Figure, Known, Unit, declare

FIRST = date(2020, 1, 1)
CUSTOM = "行业惯例,待门店核定"

declare(
    Figure("purchasing.return_answer", _("Suppliers answer a return within"), Unit.DAYS, (Known(FIRST, "5", CUSTOM),)),
    Figure(
        "purchasing.credit_within", _("Returned goods are credited within"), Unit.DAYS, (Known(FIRST, "30", CUSTOM),)
    ),
    Figure(
        "purchasing.three_offers_from", _("Three suppliers are asked from"), Unit.YUAN, (Known(FIRST, "5000", CUSTOM),)
    ),
    Figure(
        "purchasing.new_supplier_quality",
        _("Punctuality of a supplier of whom nothing is known yet"),
        Unit.FRACTION,
        (Known(FIRST, "0.9", CUSTOM),),
    ),
)
