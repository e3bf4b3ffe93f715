"""What the clocks put on the desk, and what must hold of them."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .context import Actor, Clock
from .desk import Waiting, waits
from .models import Timer
from .timed import Timed, declare, title_of
from .verify import invariant, offending

MOST = 12

# One round of a recurring due: the time allowed stands with the due.
declare(Timed("core.due", gettext_lazy("Recurring duty")))


@waits
def deadlines_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """The actor's deadlines that were told of or are late, those of the posts above when late. One query."""
    posts = [p for p in actor.posts if p]
    mine = (Q(post__in=posts) & Q(employee_id=0)) | Q(employee_id=actor.employee_id)
    late = Q(due_at__lte=clock.now())
    near = late | Q(told_until__gt=F("started_at")) | Q(kind="core.due")
    above = Q(late_post__in=posts) & late
    rows = Timer.objects.filter((mine & near) | above, store_id=actor.store_id, ended_at=None).exclude(state="paused")
    for t in rows.order_by("due_at", "id")[:MOST]:
        over = t.due_at <= clock.now()
        finish = t.kind == "core.due" and t.post in actor.posts
        url = f"/do/core/finish_due/?timer={t.pk}" if finish else t.link or f"/org/timers/?q={t.thing}"
        text = _("%(what)s: %(thing)s, late") if over else _("%(what)s: %(thing)s")
        yield Waiting(
            text % {"what": title_of(t.kind), "thing": t.thing},
            t.due_at,
            url,
            _("Finish") if finish else _("Look"),
            urgent=over,
        )


@invariant("T01", gettext_lazy("No deadline has passed without those who have to know being told"))
def told_in_time() -> Iterator[str]:
    """Whatever was due when the clock of a store last struck has been told of then."""
    yield from offending(
        "SELECT t.id, t.thing, t.kind, t.next_at, t.due_at FROM core_timer t JOIN core_clockwork c"
        " ON c.store_id = t.store_id WHERE t.ended_at IS NULL AND t.state <> 'paused' AND t.started_at < c.told_until"
        " AND (t.next_at <= c.told_until OR (t.state = 'open' AND t.due_at <= c.told_until))",
        "deadline {id} ({kind}, {thing}): something was due at {next_at} and nobody was told",
    )


@invariant("T02", gettext_lazy("Each round that acted has its job or its deadline"))
def rounds_acted() -> Iterator[str]:
    """A tick that says done points to the job of the house, or a deadline runs or ran for it."""
    yield from offending(
        "SELECT k.id, k.name, k.period FROM core_tick k WHERE k.outcome = 'done' AND CASE WHEN k.name LIKE 'core.due:%%'"
        " THEN NOT EXISTS (SELECT 1 FROM core_timer t WHERE t.subject = 'core.Tick' AND t.subject_id = k.id)"
        " ELSE NOT EXISTS (SELECT 1 FROM core_job j WHERE j.id = k.made) END",
        "round {period} of {name} (tick {id}) left nothing behind",
        [],
    )
