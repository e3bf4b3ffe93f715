"""Who may write in a report."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused

from .models import ReportPack


def require_owner(ctx: Context, pack: ReportPack) -> None:
    """Refused once it is signed, and for who neither owes the report nor leads the house."""
    if pack.state != "draft":
        raise Refused(
            "pack.signed",
            _("%(number)s is signed and stands. Draft a new version if the period was reopened."),
            number=pack.number,
        )
    if pack.owner not in ctx.actor.posts and "general_manager" not in ctx.actor.posts:
        raise NotAllowed("pack.not_yours", _("This report belongs to another post."))
