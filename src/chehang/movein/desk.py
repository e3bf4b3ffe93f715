"""What waits on the desks of those who set the store up."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.org.models import Store

from .opening import opening_of


@waits
def first_steps(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """The door to the first steps until the opening is closed, for administrator and general manager; which are left is
    reckoned there. A sample store was set up by its makers."""
    if not actor.may("movein.open_steps") or Store.objects.filter(pk=actor.store_id, is_sample=True).exists():
        return
    opening = opening_of(actor)
    if opening is None or opening.state != "closed":
        yield Waiting(_("The first steps of the store are not finished"), None, "/movein/", _("Go on"), count=1)
