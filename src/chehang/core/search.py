"""The one search box: departments register what can be found by typing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from .context import Actor


@dataclass(frozen=True)
class Hit:
    """A thing found: what it is, its words, a hint, its page."""

    kind: Any
    text: str
    hint: str
    url: str


Provider = Callable[[str, Actor], Iterable[Hit]]
_providers: dict[str, Provider] = {}


def provider(name: str) -> Callable[[Provider], Provider]:
    """Register a function (text, actor) -> hits; it gives at most ten and only what the actor may see."""

    def register(find: Provider) -> Provider:
        _providers[name] = find
        return find

    return register


def find(text: str, actor: Actor) -> list[Hit]:
    """Hits of all providers for a trimmed text."""
    text = text.strip()[:60]
    return [hit for name in sorted(_providers) for hit in _providers[name](text, actor)] if text else []


def whole_or_last(name: str, word: str) -> Q:
    """Personal data is found by the whole of it or its last four characters, never guessed piece by piece."""
    return Q(**{name: word}) | (Q(**{f"{name}__endswith": word}) if len(word) == 4 else Q())
