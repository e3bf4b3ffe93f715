"""The posts (岗位) of the job descriptions and their departments, as data."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Post:
    """A post: a stable code, its title, and the code of its department."""

    code: str
    title: Any
    department: str


DEPARTMENTS = {
    "management": _("Management office"),
    "parts": _("Parts department"),
    "sales": _("Vehicle sales"),
    "service": _("Service department"),
    "people": _("HR & administration"),
    "finance": _("Finance department"),
    "marketing": _("Marketing department"),
    "care": _("Customer service"),
}

POSTS = {
    p.code: p
    for p in (
        Post("general_manager", _("General manager"), "management"),
        Post("administrator", _("Administrator"), "management"),
        Post("parts_manager", _("Parts manager"), "parts"),
        Post("parts_sales", _("Parts salesperson"), "parts"),
        Post("parts_planner", _("Parts planner"), "parts"),
        Post("parts_logistics", _("Parts logistics clerk"), "parts"),
        Post("keeper", _("Warehouse keeper"), "parts"),
        Post("sales_manager", _("Sales manager"), "sales"),
        Post("service_manager", _("Service manager"), "service"),
        Post("hr_manager", _("HR & administration manager"), "people"),
        Post("finance_manager", _("Finance manager"), "finance"),
        Post("accountant", _("Accountant"), "finance"),
        Post("cashier", _("Cashier"), "finance"),
        Post("marketing_manager", _("Marketing manager"), "marketing"),
        Post("customer_service_manager", _("Customer service manager"), "care"),
    )
}

# Posts that one person must not hold together: who makes a thing does not also check or pay it (conventions §0.5).
BARRED = (
    frozenset({"parts_planner", "parts_manager"}),
    frozenset({"cashier", "accountant"}),
    frozenset({"cashier", "finance_manager"}),
    frozenset({"cashier", "parts_sales"}),
)
