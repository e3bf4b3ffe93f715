"""Messages to customers that leave the house, and what proves at the moment of sending that they may (个人信息保护法 §14, §15)."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from chehang.core.context import STORE_TIME
from chehang.core.models import Outgoing
from chehang.core.outbox import Message, consents, declare

from .kinds import BY_CONTRACT, Purpose
from .models import Consent

KIND = "care.to_{}"


def proof(message: Outgoing, purpose: Purpose) -> str:
    """The last word of the person, or the contract where it is ground enough; empty after a no, and for a yes that ran out."""
    said = Consent.objects.filter(store_id=message.store_id, customer_id=message.partner_id, purpose=purpose)
    word = said.order_by("-id").first()
    at = (message.next_at or message.created_at).astimezone(STORE_TIME).date()
    if word is not None and not word.given:
        return ""
    if word is None or (word.until and word.until < at):
        return str(_("Contract")) if purpose in BY_CONTRACT else ""
    return f"{word.pk} · {word.at:%Y-%m-%d} · {word.proof}"


def _asking(purpose: Purpose) -> Callable[[Outgoing], str]:
    return lambda message: proof(message, purpose)


for _purpose in Purpose:
    declare(Message(KIND.format(_purpose.value), _purpose.label, {"text": _("text")}, "{text}", purpose=_purpose.value))
    consents(_purpose.value)(_asking(_purpose))
