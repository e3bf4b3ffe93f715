"""Finding vouchers by number (记-12) or words of their summary."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.search import Hit, provider
from chehang.ledger.models import Voucher

NUMBER = re.compile(r"记?[-字第\s]*(\d{1,6})号?\Z")


@provider("finance.vouchers")
def vouchers(text: str, actor: Actor) -> Iterable[Hit]:
    """At most six, newest first."""
    if not actor.may("finance.see_vouchers") or len(text) < 2:
        return []
    found = access.rows(Voucher, actor).select_related("period")
    if (match := NUMBER.match(text)) and text[0] == "记":
        found = found.filter(number=int(match[1]))
    else:
        found = found.filter(summary__icontains=text)
    return [
        Hit(_("Voucher"), f"{v.period} {v} {v.summary}", f"{v.total:,.2f}", f"/finance/vouchers/{v.pk}/")
        for v in found.order_by("-id")[:6]
    ]
