"""The screen of an address."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from chehang.core.context import Actor
from chehang.core.errors import NotAllowed, NotFound
from chehang.core.screens import Screen, over_all_stores, screens, seen_by

from .door import actor_of

ALL = "all"


def screen_named(request: HttpRequest, app: str, slug: str) -> Screen:
    """The screen of an address, if the actor may see it, without the columns he may not."""
    screen = screens().get(f"{app}.{slug}")
    if screen is None:
        raise NotFound("not_found", _("There is no such page."))
    actor = actor_of(request)
    if not actor.may(screen.permission):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    return screen_for(screen, actor, request.GET.get("stores", ""))


def screen_for(screen: Screen, actor: Actor, stores: str) -> Screen:
    """A screen as the actor has it, over all his stores where the address asks for them."""
    seen = seen_by(screen, actor)
    return over_all_stores(seen) if stores == ALL and spans_stores(screen, actor) else seen


def spans_stores(screen: Screen, actor: Actor) -> bool:
    """Whether the actor may open a screen over several stores."""
    return screen.group and actor.reach is not None and len(actor.stores_with(screen.permission)) > 1
