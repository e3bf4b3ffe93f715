"""Finding parts: keys, one engine per database, one function that asks them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .find import Hit, find_parts

__all__ = ["Hit", "find_parts"]


def __getattr__(name: str) -> Any:
    """Models are there only once Django is ready."""
    if name in __all__:
        from . import find

        return getattr(find, name)
    raise AttributeError(name)
