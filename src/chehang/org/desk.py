"""What waits on the administrator's desk."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.core.health import BAD, troubles
from chehang.core.models import Outgoing


@waits
def messages_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Messages that did not go out, or of which nobody knows. One query."""
    if not actor.may("org.retry_message"):
        return
    stuck = access.rows(Outgoing, actor).filter(state__in=("failed", "unsure"))
    rows = list(stuck.order_by("id").values_list("created_at", flat=True)[:100])
    if rows:
        text = _("%(n)s messages did not go out") % {"n": len(rows)}
        yield Waiting(text, rows[0], "/org/messages/?state=failed", _("Look"), count=len(rows))


@waits
def installation_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """What is wrong with backup, disk, certificate, worker: one line each."""
    if actor.may("org.open_health"):
        for sign in troubles(clock.now()):
            text = f"{sign.title}: {sign.advice or sign.value}"
            yield Waiting(text, None, "/org/health/", _("Look"), urgent=sign.level == BAD)
