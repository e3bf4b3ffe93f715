"""Whether a person may be contacted for a purpose."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.core.errors import Refused
from chehang.parties.models import Customer

from .kinds import BY_CONTRACT, Outcome, Purpose
from .models import Consent, FollowUp
from .planning import met
from .states import CALL


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


def end_calls(ctx: Context, customer: Customer, purpose: str, words: str) -> int:
    """Who refuses is not called any more: the open calls of the purpose end as refused, which counts as done (§5.9)."""
    mine = FollowUp.objects.select_for_update(of=("self",)).filter(
        store_id=ctx.store_id, customer=customer, state="open", trigger__purpose=purpose
    )
    ended = list(mine.order_by("id"))
    for call in ended:
        CALL.advance(
            ctx, call, "finish", result=Outcome.REFUSED, said=words, held_until=None, ended_at=ctx.now,
            in_time=ctx.now <= call.due_at,
        )  # fmt: skip
        met(ctx, call, words)
    return len(ended)


def carry_words(ctx: Context, goes: Customer, stays: Customer) -> None:
    """When two files of one person become one, what the person said last counts for the file that stays; of two words the later."""
    for purpose in Purpose.values:
        said, known = last_word(ctx, goes.pk, purpose), last_word(ctx, stays.pk, purpose)
        if said is None or (known is not None and known.at >= said.at):
            continue
        Consent.objects.create(
            store_id=ctx.store_id, customer=stays, purpose=purpose, given=said.given, at=ctx.now, channel=said.channel,
            proof=f"{goes.code} · {said.at:%Y-%m-%d} · {said.proof}"[:200], until=said.until, by_id=said.by_id,
        )  # fmt: skip
        if not said.given:
            end_calls(ctx, stays, purpose, said.proof)
