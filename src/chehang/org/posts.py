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
        Post("sales_consultant", _("Sales consultant"), "sales"),
        Post("car_clerk", _("Car stock clerk"), "sales"),
        Post("outlet_keeper", _("Outlet keeper"), "sales"),
        Post("service_manager", _("Service manager"), "service"),
        Post("service_advisor", _("Service adviser"), "service"),
        Post("dispatcher", _("Workshop dispatcher"), "service"),
        Post("technician", _("Technician"), "service"),
        Post("inspector", _("Quality inspector"), "service"),
        Post("warranty_clerk", _("Warranty clerk"), "service"),
        Post("hr_manager", _("HR & administration manager"), "people"),
        Post("finance_manager", _("Finance manager"), "finance"),
        Post("accountant", _("Accountant"), "finance"),
        Post("cashier", _("Cashier"), "finance"),
        Post("auditor", _("Visiting auditor"), "finance"),
        Post("marketing_manager", _("Marketing manager"), "marketing"),
        Post("marketing_specialist", _("Marketing specialist"), "marketing"),
        Post("customer_service_manager", _("Customer service manager"), "care"),
        Post("care_agent", _("Customer care agent"), "care"),
    )
}

# Who heads a department; what a post cannot decide comes to its head, and then to the general manager.
HEADS = {
    "parts": "parts_manager",
    "sales": "sales_manager",
    "service": "service_manager",
    "people": "hr_manager",
    "finance": "finance_manager",
    "marketing": "marketing_manager",
    "care": "customer_service_manager",
}


def above(post: str) -> str:
    """The next post up; nothing above the general manager."""
    if post == "general_manager" or post not in POSTS:
        return ""
    head = HEADS.get(POSTS[post].department, "general_manager")
    return "general_manager" if head == post else head


def title_of(post: str) -> Any:
    """A post's title."""
    return POSTS[post].title if post in POSTS else post


# Posts that one person must not hold together: who makes a thing does not also check or pay it (conventions §0.5).
BARRED = (
    frozenset({"parts_planner", "parts_manager"}),
    frozenset({"cashier", "accountant"}),
    frozenset({"cashier", "finance_manager"}),
    frozenset({"cashier", "parts_sales"}),
    frozenset({"cashier", "sales_consultant"}),
)


def barred(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """A pair of posts of two persons that one person must not hold, if there is one."""
    for pair in BARRED:
        for a in sorted(mine & pair):
            if other := sorted(theirs & (pair - {a})):
                return a, other[0]
    return None


# Who leads the store or keeps its books sees every measure.
LEADERS = frozenset({"general_manager", "finance_manager", "accountant"})


def everybody_but(*narrow: str) -> tuple[str, ...]:
    """All posts but these: whose rows nobody else's work needs to hide."""
    return tuple(post for post in POSTS if post not in narrow)
