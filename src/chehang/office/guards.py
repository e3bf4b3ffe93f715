"""What the database refuses in administration."""

from django.utils.translation import gettext_lazy as _

from chehang.core.guards import AppendOnly, FrozenWhen
from chehang.core.masterdata import FixedWhileUsed, Master

GUARDS = [
    FrozenWhen("office.Hazard", when="OLD.state = 'closed'"),
    FrozenWhen("office.SealUse", when="OLD.state = 'allowed'"),
    FrozenWhen("office.Incident", when="OLD.state = 'closed'"),
    AppendOnly("office.IncidentEntry"),
    AppendOnly("office.SupplyMove"),
    FrozenWhen("office.SupplyRequest", when="OLD.state IN ('issued', 'refused')"),
    FrozenWhen("office.SupplyBuying", when="OLD.state IN ('received', 'refused')"),
    FrozenWhen("office.CompanyPaper", when="OLD.state IN ('valid', 'archived')", but=("state", "box", "keep_until")),
    FrozenWhen("office.Visit", when="OLD.state IN ('left', 'cancelled')"),
    FixedWhileUsed(
        "office.Supply", ("unit",), "office.SupplyMove", "1 = 1", _("what came in and was issued"), "supply_id"
    ),
    Master("office.Supply", once=("store_id", "code"), free=("name", "least", "quota", "stock")),
]
