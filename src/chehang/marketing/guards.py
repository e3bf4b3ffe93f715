"""What the database refuses about marketing."""

from chehang.core.guards import AppendOnly, FrozenWhen
from chehang.core.masterdata import Master

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
    AppendOnly("marketing.IdeaUse"),
    AppendOnly("marketing.CrisisGrade"),
    FrozenWhen("marketing.Release", when="OLD.state = 'published'"),
    FrozenWhen("marketing.Research", when="OLD.state IN ('answered', 'dropped')"),
    FrozenWhen("marketing.CampaignTask", when="OLD.task_id IS NOT NULL"),
    Master(
        "marketing.Partner",
        once=("store_id",),
        free=("medium", "kind", "name", "phone", "tie", "last_contact", "active"),
    ),
]
