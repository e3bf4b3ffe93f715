"""What the money book offers to the departments above, inside their transaction."""

from .opening import open_books
from .periods import require_open
from .posting import Leg, post
from .reversing import reverse

__all__ = ["Leg", "open_books", "post", "require_open", "reverse"]
