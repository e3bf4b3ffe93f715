"""Texts that a form offers while one types: departments register where each kind of them comes from."""

from collections.abc import Callable, Iterable

from .context import Actor

Provider = Callable[[Actor], Iterable[str]]
_providers: dict[str, Provider] = {}


def offers(name: str) -> Callable[[Provider], Provider]:
    """Register a function (actor) -> texts, likeliest first, for fields marked ``Offers(name)``; a bounded question."""

    def register(provider: Provider) -> Provider:
        _providers[name] = provider
        return provider

    return register


def offered(name: str, actor: Actor) -> tuple[str, ...]:
    """What is offered for a kind of text."""
    return tuple(_providers[name](actor)) if name else ()
