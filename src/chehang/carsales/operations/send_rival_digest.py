"""Tell the general manager what rivals did last week."""

from collections import Counter
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from chehang.carsales.kinds import Impact
from chehang.carsales.models import FollowUp, RivalNote
from chehang.core import access
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command

READERS = ("general_manager", "sales_manager", "marketing_manager")
MOST = 5  # what fits into a message; the rest stands in the list


class SendRivalDigest(Command):
    """Nothing to say: the week is the one before this day's."""


@every("monday 08:10", command=lambda period: SendRivalDigest())
@operation("carsales.send_rival_digest", title=_("Weekly digest of rivals"), posts=("sales_manager",), house=True)
def send_rival_digest(cmd: SendRivalDigest, ctx: Context) -> Done:
    """One message on Monday (§3.13): how much was noted of which brand, what matters most, how many customers said what they wish.

    A week without any note is silent. The house does it.
    """
    last = ctx.today - timedelta(days=ctx.today.weekday() + 1)
    first = last - timedelta(days=6)
    notes = list(access.rows(RivalNote, ctx).filter(on__gte=first, on__lte=last).order_by("-on", "-id"))
    if not notes:
        return Done(told=0)
    heavy = sorted(notes, key=lambda note: list(Impact).index(Impact(note.impact)))[:MOST]
    wishes = access.rows(FollowUp, ctx).filter(at__date__gte=first, at__date__lte=last).exclude(needs="")
    brands = Counter(note.brand for note in notes).most_common(MOST)
    for post in READERS:
        ctx.tell(
            _("Rivals %(first)s–%(last)s: %(count)s notes (%(brands)s). %(what)s. Wishes of customers: %(wishes)s"),
            post=post,
            link=f"/carsales/rivals/?on_from={first}&on_to={last}",
            first=f"{first:%m-%d}",
            last=f"{last:%m-%d}",
            count=len(notes),
            brands="、".join(f"{brand} {n}" for brand, n in brands),
            what=";".join(f"{n.brand}{n.car and ' '}{n.car}:{n.content[:40]}" for n in heavy),
            wishes=wishes.count(),
        )
    return Done(told=len(notes))
