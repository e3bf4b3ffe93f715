"""Measures between departments that do not know each other: one number of each, divided."""

from django.utils.translation import gettext_lazy as _

from chehang.core.measures import Measure, Ratio, add_measures

add_measures(
    Measure("insight.labour_share", _("Labour cost ratio"), "percent", "hr_manager", Ratio("people.labour_cost", "finance.revenue"),
            definition=_("Labour cost of the payslips ÷ revenue of the books."), better="down", posts=("general_manager", "finance_manager")),
)  # fmt: skip
