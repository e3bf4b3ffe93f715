"""The screen of an address."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from chehang.core.errors import NotAllowed, NotFound
from chehang.core.screens import Screen, screens

from .door import actor_of


def screen_named(request: HttpRequest, app: str, slug: str) -> Screen:
    """The screen of an address, if the actor may see it."""
    screen = screens().get(f"{app}.{slug}")
    if screen is None:
        raise NotFound("not_found", _("There is no such page."))
    if not actor_of(request).may(screen.permission):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    return screen
