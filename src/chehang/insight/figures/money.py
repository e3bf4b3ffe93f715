"""Money: labour, net margin, for how many days it lasts."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.measures import Measure, Minus, Plus, Ratio, Span, add_measures

FINANCE = "finance_manager"


def _days(span: Span) -> Decimal:
    return Decimal(span.days)


add_measures(
    Measure("insight.labour_share", _("Labour cost ratio"), "percent", "hr_manager", Ratio("people.labour_cost", "finance.revenue"),
            definition=_("Labour cost of the payslips ÷ revenue of the books."), better="down", posts=("general_manager", FINANCE)),
    Measure("insight.net_margin", _("Margin after expenses"), "percent", FINANCE, Ratio(Minus("finance.gross_profit", "finance.expenses"), "finance.revenue"),
            definition=_("(Gross profit − expenses) ÷ revenue of the books, before other income and income tax.")),
    Measure("insight.cash_days", _("Days the money lasts"), "days", FINANCE,
            Ratio("finance.liquid", Plus("finance.expenses", "finance.cost_of_sales"), _days),
            definition=_("Cash and bank at the end of the period ÷ expenses and cost of sales of a day.")),
)  # fmt: skip
