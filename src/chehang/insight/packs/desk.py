"""Reports on the desk of who owes them."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .models import ReportPack

MOST = 6
RECENT = timedelta(days=20)


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


@waits_for(lambda actor, clock: [rows(ReportPack, actor).filter(state="signed", rhythm="month", notes=None)])
def packs_to_discuss(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Monthly reports that were signed and not talked over yet, of the last weeks."""
    if not actor.may("insight.discuss_pack"):
        return
    since = clock.now() - RECENT
    signed = rows(ReportPack, actor).filter(state="signed", rhythm="month", notes=None, signed_at__gte=since)
    for pack in signed.order_by("signed_at", "id")[:MOST]:
        words = {"title": pack.title, "period": pack.period}
        url = f"/do/insight/discuss_pack/?pack={pack.pk}"
        yield Waiting(_("Talk over: %(title)s %(period)s") % words, pack.signed_at, url, _("Talk the report over"))
