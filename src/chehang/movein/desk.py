"""What waits on the desks of those who set the store up."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.org.models import Store

from .steps import left


@waits
def first_steps(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """The steps that are left, for administrator and general manager; a sample store was set up by its makers."""
    if not actor.may("movein.open_steps") or Store.objects.filter(pk=actor.store_id, is_sample=True).exists():
        return
    if count := left(actor, clock):
        text = _("First steps of the store: %(n)s left") % {"n": count}
        yield Waiting(text, None, "/movein/", _("Go on"), count=1)
