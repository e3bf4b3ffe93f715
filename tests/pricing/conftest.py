"""Everything here happens in a shop."""

from tests.selling import shop

__all__ = ["shop"]
