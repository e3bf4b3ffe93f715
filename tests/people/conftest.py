"""Everything here begins with an organisation."""

from tests.people.hr import hr

__all__ = ["hr"]
