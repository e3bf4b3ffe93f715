"""Who leads which department: its manager gives work in it, and takes the requests of others."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.org.posts import DEPARTMENTS, POSTS

HEADS = {
    "management": "general_manager",
    "parts": "parts_manager",
    "sales": "sales_manager",
    "service": "service_manager",
    "people": "hr_manager",
    "finance": "finance_manager",
    "marketing": "marketing_manager",
    "care": "customer_service_manager",
}
MANAGERS = tuple(HEADS.values())
EVERYONE = tuple(POSTS)


class Department(models.TextChoices):
    """The departments, for columns and forms."""

    MANAGEMENT = "management", _("Management office")
    PARTS = "parts", _("Parts department")
    SALES = "sales", _("Vehicle sales")
    SERVICE = "service", _("Service department")
    PEOPLE = "people", _("HR & administration")
    FINANCE = "finance", _("Finance department")
    MARKETING = "marketing", _("Marketing department")
    CARE = "care", _("Customer service")


assert set(Department.values) == set(DEPARTMENTS) == set(HEADS)


def departments_of(posts: Collection[str]) -> set[str]:
    """The departments of some posts."""
    return {POSTS[p].department for p in posts if p in POSTS}


def headed_by(actor: Actor) -> set[str]:
    """The departments whose manager the actor is: their work waits on his desk."""
    return {name for name, post in HEADS.items() if post in actor.posts}


def led_by(actor: Actor) -> set[str]:
    """The departments the actor leads; the general manager leads them all."""
    if HEADS["management"] in actor.posts:
        return set(HEADS)
    return headed_by(actor)
