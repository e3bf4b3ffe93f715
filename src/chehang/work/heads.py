"""Who leads which department: its manager gives work in it, and takes the requests of others."""

from collections.abc import Callable, Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.org import posts
from chehang.org.models import Assignment
from chehang.org.posts import DEPARTMENTS, POSTS

HEADS = {"management": "general_manager", **posts.HEADS}
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


def departments_of(held: Collection[str]) -> set[str]:
    """The departments of some posts."""
    return {POSTS[p].department for p in held if p in POSTS}


def headed_by(actor: Actor) -> set[str]:
    """The departments whose manager the actor is: their work waits on his desk."""
    return {name for name, post in HEADS.items() if post in actor.posts}


def led_by(actor: Actor) -> set[str]:
    """The departments the actor leads; the general manager leads them all."""
    if HEADS["management"] in actor.posts:
        return set(HEADS)
    return headed_by(actor)


def in_my_department(employee: str) -> Callable[[Actor], models.Q]:
    """For a scope: rows whose ``employee`` holds a post of a department that the actor leads."""

    def reach(actor: Actor) -> models.Q:
        led = led_by(actor)
        if not led:
            return models.Q(pk__in=())
        there = [code for code, post in POSTS.items() if post.department in led]
        held = Assignment.objects.filter(store_id=actor.store_id, post__in=there, until=None)
        return models.Q(**{f"{employee}__in": held.values("employee_id")})

    return reach
