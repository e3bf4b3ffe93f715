"""What the database refuses about marketing."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    FrozenWhen("marketing.Campaign", when="OLD.state IN ('reviewed', 'cancelled')"),
    FrozenWhen("marketing.CofundClaim", when="OLD.state IN ('received', 'refused')"),
    FrozenWhen(
        "marketing.MarketPolicy",
        when="OLD.state NOT IN ('draft', 'comments')",
        but=("state", "orders", "result"),
    ),
    AppendOnly("marketing.PolicyComment"),
    AppendOnly("marketing.PartnerContact"),
    AppendOnly("marketing.MarketFigure"),
    FrozenWhen("marketing.Release", when="OLD.state = 'published'"),
]
