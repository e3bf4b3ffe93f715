"""Whether a person may be contacted for a purpose."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.parties.models import Customer

from .kinds import BY_CONTRACT, Purpose
from .models import Consent


def last_word(who: Actor | Context, customer_id: int, purpose: str) -> Consent | None:
    """What the person said last about a purpose."""
    said = Consent.objects.filter(store_id=who.store_id, customer_id=customer_id, purpose=purpose)
    return said.order_by("-id").first()


def standing(ctx: Context, customer: Customer, purpose: str) -> Consent | None:
    """The consent that allows a contact at this moment; None where the contract allows it.

    Refused("consent.refused") after a no, Refused("consent.missing") where marketing has no yes, or one that has run out.
    """
    word = last_word(ctx, customer.pk, purpose)
    if word is not None and not word.given:
        raise Refused(
            "consent.refused",
            _("%(name)s does not want to be contacted for this: %(purpose)s."),
            name=customer.name,
            purpose=Purpose(purpose).label,
        )
    if word is not None and word.until and word.until < ctx.today:
        word = None
    if word is None and purpose not in BY_CONTRACT:
        raise Refused(
            "consent.missing",
            _("%(name)s has not agreed to be contacted for this: %(purpose)s. Ask for consent first."),
            name=customer.name,
            purpose=Purpose(purpose).label,
        )
    return word
