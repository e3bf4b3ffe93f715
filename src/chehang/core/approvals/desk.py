"""What waits for a decision, on the desk."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..context import Actor, Clock
from ..desk import Waiting, waits
from ..documents import documents
from .waiting import MOST, how_many, waiting

SHOWN = 5


@waits
def decisions_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """The oldest requests by name, and one line for all when there are more."""
    today = clock.today()
    found = waiting(actor, today, SHOWN + 1)
    known = documents()
    for request in found[:SHOWN]:
        what = known[request.document].title if request.document in known else request.document
        title = f"{what} {request.title} · {request.asker_name}"
        if request.amount:
            title += f" · ¥{request.amount:,.2f}"
        yield Waiting(title, request.since, f"/approvals/{request.pk}/", _("Decide"))
    if len(found) > SHOWN:
        count = how_many(actor, today)
        text = _("%(count)s decisions wait for you") % {"count": f"{MOST}+" if count > MOST else count}
        yield Waiting(text, found[0].since, "/approvals/", _("Decide"), count=max(count - SHOWN, 1))
