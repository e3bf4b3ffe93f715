"""Writing a message down: inside the act, one row, nothing leaves the house."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ..context import Actor, Context
from ..errors import Refused
from ..models import Channel, Outgoing
from .declaring import filled, kind_named, words_of

ROBOTS = ("wecom", "dingtalk", "feishu")


def open_ways(who: Context | Actor, *kinds: str) -> QuerySet[Channel]:
    """The ways out of the store that are in use, of these kinds (any if none is named)."""
    found = Channel.objects.filter(store_id=who.store_id, active=True).order_by("id")
    return found.filter(kind__in=kinds) if kinds else found


def way_for(who: Context, to: str) -> Channel:
    """Mail for an address with @, the SMS gateway for a number. Refused("message.no_way") where none is set."""
    kind = "mail" if "@" in to else "sms"
    way = open_ways(who, kind).first()
    if way is None:
        raise Refused(
            "message.no_way",
            _("Nothing is set to send this: %(kind)s. The administrator sets it under “Ways out”."),
            kind=_("Mail") if kind == "mail" else _("SMS gateway"),
        )
    return way


def queue(
    ctx: Context,
    kind: str,
    *,
    to: str = "",
    way: Channel | None = None,
    about: Any = None,
    partner: Any = None,
    employee_id: int = 0,
    key: str = "",
    **values: Any,
) -> Outgoing:
    """Put a message into the outbox, in the transaction of the act: undone with it, sent only after it.

    ``about`` is the document whose log shows it, ``partner`` the outsider it goes to, ``key`` what makes it happen once (left
    out: this act and thing). Raises Refused where no way out is set; KeyError for a variable without value.
    """
    message = kind_named(kind)
    if set(values) != set(message.variables):
        raise KeyError(f"{kind} wants {sorted(message.variables)}, got {sorted(values)}")
    subject, text = words_of(ctx, message)
    label, pk = (about._meta.label, int(about.pk)) if about is not None else ctx.subject
    intent = key or f"{ctx.operation}:{label}:{pk}:{to or employee_id}"[:80]
    found = Outgoing.objects.filter(store_id=ctx.store_id, key=intent).first()
    if found is not None:
        return found
    made = Outgoing.objects.create(
        store_id=ctx.store_id,
        key=intent,
        kind=kind,
        channel=way or way_for(ctx, to),
        to=to,
        title=filled(subject, values)[:100],
        text=filled(text, values)[:2000],
        outside=message.outside,
        purpose=message.purpose,
        employee_id=employee_id,
        partner=partner._meta.label if partner is not None else "",
        partner_id=int(partner.pk) if partner is not None else 0,
        subject=label,
        subject_id=pk,
        made_by_name=ctx.actor.name,
        created_at=ctx.now,
        next_at=ctx.now,
    )
    ctx.changed(made, None, {"kind": kind, "to": to, "text": made.text})
    return made
