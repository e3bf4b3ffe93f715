"""Reports on the desk of who owes them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .models import ReportPack

MOST = 6


@waits_for(lambda actor, clock: [rows(ReportPack, actor).filter(state="draft", owner__in=actor.posts)])
def packs_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My reports that are not signed, the first due first."""
    if not actor.may("insight.sign_pack"):
        return
    mine = rows(ReportPack, actor).filter(state="draft", owner__in=actor.posts, due__lte=clock.today())
    for pack in mine.order_by("due", "id")[:MOST]:
        words = {"title": pack.title, "period": pack.period}
        url, late = f"/insight/packs/{pack.pk}/", pack.due < clock.today()
        yield Waiting(_("Sign the report: %(title)s %(period)s") % words, pack.drafted_at, url, _("Look"), urgent=late)
