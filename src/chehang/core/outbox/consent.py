"""Consent is asked at the moment of sending (个人信息保护法 §14–16): who keeps it registers how to ask for it."""

from __future__ import annotations

from collections.abc import Callable

from ..models import Outgoing

# Gives what proves the consent (for example "consent 17 of 2026-03-01"), empty where there is none.
Ask = Callable[[Outgoing], str]
_asked: dict[str, Ask] = {}


def consents(purpose: str) -> Callable[[Ask], Ask]:
    """Register who knows of the consent to a purpose: a function (message) -> its proof, or empty."""

    def register(ask: Ask) -> Ask:
        if purpose in _asked and _asked[purpose].__module__ != ask.__module__:
            raise ValueError(f"two answer for the consent to {purpose}")
        _asked[purpose] = ask
        return ask

    return register


def proof_of(message: Outgoing) -> str:
    """What proves the consent now; a purpose of which nobody knows has none."""
    ask = _asked.get(message.purpose)
    return ask(message)[:200] if ask else ""
