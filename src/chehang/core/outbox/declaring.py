"""The kinds of messages: what they are for, which variables their words may use, and how the product words them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ..context import Context
from ..errors import Refused
from ..models import Wording

VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Message:
    """A kind of message. ``variables`` are the names its words may use, each with what it stands for.

    ``outside``: it goes to somebody who does not work here, so quiet hours hold. ``purpose``: what the one it goes to must
    have consented to (empty: none is needed); it is asked at the moment of sending.
    """

    name: str
    title: Any
    variables: Mapping[str, Any]
    text: Any
    subject: Any = ""
    outside: bool = True
    purpose: str = ""


_kinds: dict[str, Message] = {}


def declare(*messages: Message) -> None:
    """Enter kinds into the register; words with a variable that is not theirs fail at start."""
    for message in messages:
        if message.name in _kinds and _kinds[message.name] is not message:
            raise ValueError(f"two kinds of message are named {message.name}")
        for words in (message.subject, message.text):
            if wrong := unknown(message, str(words)):
                raise ValueError(f"{message.name}: {wrong}")
        _kinds[message.name] = message


def kinds() -> dict[str, Message]:
    """The register, by name."""
    return dict(sorted(_kinds.items()))


def kind_named(name: str) -> Message:
    """A declared kind, or Refused("message.unknown")."""
    if name not in _kinds:
        raise Refused("message.unknown", _("There is no such kind of message. Choose one of the list."), field="kind")
    return _kinds[name]


def unknown(message: Message, words: str) -> str:
    """What in the words is no variable of the kind: the first one, or a brace that stands alone; else empty."""
    for name in VARIABLE.findall(words):
        if name.strip() not in message.variables:
            return f"{{{name}}}"
    left = VARIABLE.sub("", words)
    return next((c for c in left if c in "{}"), "")


def check_words(message: Message, words: str, field: str) -> None:
    """Refused("message.variable") for a variable the kind does not know."""
    if wrong := unknown(message, words):
        raise Refused(
            "message.variable",
            _("%(wrong)s is no variable of this message. It knows: %(known)s."),
            field=field,
            wrong=wrong,
            known=" ".join(f"{{{name}}}" for name in message.variables),
        )


def words_of(who: Context, message: Message) -> tuple[str, str]:
    """Subject and text as the store words them, else as the product does; read once in an act."""
    own: dict[str, Wording] = who.memo.get("wordings") or {}
    if "wordings" not in who.memo:
        own = {w.kind: w for w in Wording.objects.filter(store_id=who.store_id).order_by("version")}
        who.memo["wordings"] = own
    mine = own.get(message.name)
    if mine is not None and mine.text:
        return mine.subject, mine.text
    with translation.override(settings.LANGUAGE_CODE):  # the house's language, whatever the one who acts reads
        return str(message.subject), str(message.text)


def filled(words: str, values: Mapping[str, Any]) -> str:
    """The words with each variable replaced by its value."""
    return VARIABLE.sub(lambda found: str(values[found[1].strip()]), words)
