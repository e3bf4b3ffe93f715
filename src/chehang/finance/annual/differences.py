"""Book-tax differences that the books show by themselves: items which the income tax law takes only up to a limit, or not at all.

企业所得税法实施条例 第40–44条 and 第55条; the limits are dated parameters. What only a person knows is noted by hand (``note_tax_difference``).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from chehang.core.context import Context
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.ledger.models import RoleAccount

from ..statements.figures import movement


@dataclass(frozen=True)
class Limited:
    """An item of a year: what the books have, what the tax law takes, and how that is reckoned."""

    subject: str
    booked: Decimal
    allowed: Decimal
    basis: str

    @property
    def adjustment(self) -> Decimal:
        """What the income tax return adds to the profit."""
        return self.booked - self.allowed


def limited(ctx: Context, year: int) -> list[Limited]:
    """Every item of the year that the tax law does not take as a whole, yuan."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    moved = {b.account_id: b for b in movement(ctx, first, date(year, 12, 1))}
    roles = dict(RoleAccount.objects.filter(store_id=ctx.store_id).values_list("role", "account_id"))

    def of(*names: str) -> Decimal:
        accounts = {roles[n] for n in names if n in roles}
        return sum((moved[a].net for a in accounts if a in moved), ZERO)

    def rate(name: str) -> Decimal:
        return parameter(ctx, f"finance.tax_{name}", last)

    revenue = -sum((b.net for b in moved.values() if b.code.startswith(("6001", "6051"))), ZERO)
    wages = of("selling_wages", "admin_wages", "labour_cost")
    guests, ads = (
        of("selling_entertainment", "admin_entertainment"),
        of("selling_ads", "admin_ads", "selling_events", "admin_events"),
    )
    found = [
        Limited(_("Entertainment"), guests, min(round_half_up(guests * rate("entertainment")), round_half_up(revenue * rate("entertainment_revenue"))),
                _("The lower of a share of the spending and a share of the revenue (art. 43)")),
        Limited(_("Advertising and promotion"), ads, min(ads, round_half_up(revenue * rate("ads"))), _("A share of the revenue; the rest may be taken in later years (art. 44)")),
        Limited(_("Staff welfare"), of("selling_welfare", "admin_welfare"), min(of("selling_welfare", "admin_welfare"), round_half_up(wages * rate("welfare"))),
                _("A share of the wages (art. 40)")),
        Limited(_("Staff training"), of("selling_training", "admin_training"), min(of("selling_training", "admin_training"), round_half_up(wages * rate("training"))),
                _("A share of the wages; the rest may be taken in later years (art. 42)")),
        Limited(_("Provisions for stock and debts"), of("impairment", "credit_loss"), ZERO, _("Provisions are taken when the loss has come about (art. 55)")),
    ]  # fmt: skip
    return [x for x in found if x.adjustment]
