"""Name who decides for an absent colleague."""

from typing import Annotated

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref
from chehang.org.models import Employee, Substitution
from chehang.org.posts import barred, title_of
from chehang.org.services import colleague

# Who may enter the absence of others; everybody may enter their own.
FOR_OTHERS = frozenset({"hr_manager", "administrator", "general_manager"})


class SetSubstitute(Command):
    """Who is absent, who decides meanwhile, the first and the last day."""

    absent: Annotated[Id, Ref("org.Employee"), Field(title="Absent colleague")]
    substitute: Annotated[Id, Ref("org.Employee")]
    since: DueDate
    until: DueDate
    reason: Reason


@operation("org.set_substitute", title=_("Name a substitute"), posts=("*",))
def set_substitute(cmd: SetSubstitute, ctx: Context) -> Done:
    """Let a colleague decide for an absent one, on the days named.

    Refused when the substitute's own posts bar it, when one of them is absent or stands in already in that time (no
    substitute of a substitute), and to who would name himself.
    """
    absent = access.get(Employee, cmd.absent, ctx, lock=True)
    substitute, own = colleague(ctx, cmd.substitute)
    if absent.pk != ctx.actor.employee_id and not ctx.actor.posts & FOR_OTHERS:
        raise NotAllowed("substitute.others", _("You may name a substitute for yourself. For others ask HR."))
    if substitute.pk in (absent.pk, ctx.actor.employee_id):
        raise Refused(
            "substitute.oneself", _("Nobody makes himself a substitute. Name another person."), field="substitute"
        )
    if cmd.until < cmd.since or cmd.since < ctx.today:
        raise Refused(
            "substitute.days", _("The days must begin today or later, and end on or after the first."), field="until"
        )
    _absent, theirs = colleague(ctx, absent.pk)
    if not own or not theirs:
        raise Refused("substitute.no_post", _("Both need a post in this store."), field="substitute")
    if pair := barred(own, theirs):
        raise Refused(
            "substitute.barred",
            _(
                "%(name)s is “%(a)s” and must not decide as “%(b)s”: one makes what the other checks. Name somebody else."
            ),
            field="substitute",
            name=substitute.name,
            a=title_of(pair[0]),
            b=title_of(pair[1]),
        )
    _require_free(cmd, ctx)
    made = Substitution.objects.create(
        store_id=ctx.store_id,
        absent=absent,
        substitute=substitute,
        since=cmd.since,
        until=cmd.until,
        reason=cmd.reason[:200],
        set_by_id=ctx.actor.employee_id,
    )
    ctx.changed(
        made, None, {"absent": absent.name, "substitute": substitute.name, "days": f"{cmd.since} – {cmd.until}"}
    )
    ctx.tell(
        _("You decide for %(name)s from %(since)s to %(until)s."),
        employee_id=substitute.pk,
        link="/approvals/",
        name=absent.name,
        since=cmd.since,
        until=cmd.until,
    )
    return Done(id=made.pk)


def _require_free(cmd: SetSubstitute, ctx: Context) -> None:
    """One substitute at a time, and nobody absent stands in: so no ring can come about."""
    same_days = Substitution.objects.filter(
        store_id=ctx.store_id, ended=False, since__lte=cmd.until, until__gte=cmd.since
    )
    clash = same_days.filter(
        Q(absent_id__in=[cmd.absent, cmd.substitute]) | Q(substitute_id=cmd.absent)
    ).select_related("absent", "substitute")
    if there := clash.first():
        raise Refused(
            "substitute.clash",
            _("On these days %(who)s already stands in for %(whom)s. End that first, or name somebody who is there."),
            field="substitute",
            who=there.substitute.name,
            whom=there.absent.name,
        )
