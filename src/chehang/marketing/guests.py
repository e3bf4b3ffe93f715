"""What guests of a campaign have answered, and who came."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused

from .kinds import GuestAnswer
from .models import Campaign, Guest


@dataclass(frozen=True)
class Answers:
    """How many are on the list and were invited, what they said, how many come along with those who come, and how many came."""

    listed: int
    invited: int
    coming: int
    companions: int
    undecided: int
    not_coming: int
    silent: int
    came: int


def answers_of(campaign: Campaign) -> Answers:
    """All guests of a campaign, in one question."""
    said = {name: Count("pk", filter=Q(answer=value)) for name, value in (
        ("coming", GuestAnswer.COMING), ("undecided", GuestAnswer.UNDECIDED), ("not_coming", GuestAnswer.NOT_COMING),
    )}  # fmt: skip
    found = campaign.guests.aggregate(
        listed=Count("pk"),
        invited=Count("pk", filter=Q(invited_at__isnull=False)),
        companions=Sum("companions", filter=Q(answer=GuestAnswer.COMING), default=0),
        silent=Count("pk", filter=Q(invited_at__isnull=False, answer="", came_at=None)),
        came=Count("pk", filter=Q(came_at__isnull=False)),
        **said,
    )
    return Answers(**found)


def note(ctx: Context, guest: Guest, answer: GuestAnswer, companions: int) -> None:
    """The last answer holds. Refused("campaign.no_answers", "campaign.signed_in_before")."""
    if guest.campaign.state not in ("approved", "live"):
        raise Refused("campaign.no_answers", _("No answers are taken for this campaign now."))
    if guest.came_at:
        raise Refused("campaign.signed_in_before", _("This mobile has signed in: the guest is there."), field="mobile")
    before = {"answer": guest.answer, "companions": guest.companions}
    guest.answer, guest.answered_at, guest.companions = answer, ctx.now, companions
    guest.save()
    ctx.changed(guest, before, {"answer": str(answer), "companions": companions})
