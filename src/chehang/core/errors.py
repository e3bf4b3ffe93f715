"""Refusals: what the system says when it does not do a thing. Codes are stable, messages translated."""

from typing import Any


class Refused(Exception):
    """An operation is refused for a reason the user can act on; nothing has been changed.

    ``code`` is stable and part of the API; ``message`` may be lazily translated and is filled with ``params``;
    ``field`` is the path of the input at fault, such as ``lines.2.quantity``.
    """

    status = 422

    def __init__(self, code: str, message: Any = "", /, *, field: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code, self.template, self.field, self.params = code, message or code, field, params

    @property
    def message(self) -> str:
        """The sentence in the active language."""
        text = str(self.template)
        return text % self.params if self.params else text

    def after_rollback(self) -> None:
        """What has to be remembered although the act was undone, such as a wrong PIN."""

    @property
    def made(self) -> dict[str, Any]:
        """What was made by the same key before: document, id, number and url; else empty."""
        found: dict[str, Any] = self.params.get("made", {})
        return found

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class NotAllowed(Refused):
    """The actor's posts do not include this permission."""

    status = 403


class NotFound(Refused):
    """No such row, or a row of another store: the answer is the same."""

    status = 404


class Conflict(Refused):
    """Somebody else was faster, or the same key came with another request."""

    status = 409
