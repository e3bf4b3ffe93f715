"""The kernel's own kinds of messages, and what must hold of the outbox."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..verify import invariant, offending
from . import quiet  # noqa: F401  the figure of the quiet hours
from .declaring import Message, declare

declare(
    Message("core.test", _("Try a way out"), {"store": _("the store's name")}, _("A test message of {store}."), _("Chehang test"), outside=False),
    Message("core.notice", _("Message of the desk"), {"text": _("what the desk says")}, _("{text}"), _("Chehang: a message for you"), outside=False),
    Message("core.decision", _("A decision waits"), {"text": _("what is to be decided")}, _("Waiting for your decision: {text}"), _("Chehang: waiting for your decision"), outside=False),
)  # fmt: skip


@invariant("I42", _("Whatever needed consent went out with one that stood then"))
def sent_with_consent() -> Iterator[str]:
    """A sent message of a purpose keeps what proved the consent at the moment of sending."""
    yield from offending(
        "SELECT m.id, m.purpose FROM core_outgoing m WHERE m.state = 'sent' AND m.purpose <> '' AND m.proof = ''",
        "message {id} ({purpose}) went out without consent",
        [],
    )
