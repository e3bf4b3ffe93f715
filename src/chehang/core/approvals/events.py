"""What the kernel announces about approvals; listen with ``@listens(Approved, of="department.document")``."""

from dataclasses import dataclass
from typing import Any

from ..models import Approval


@dataclass(frozen=True)
class Approved:
    """Every step said yes; ``decision`` is the last one."""

    document: str
    obj: Any
    decision: Approval


@dataclass(frozen=True)
class Returned:
    """One of those asked sent the document back, with a reason."""

    document: str
    obj: Any
    decision: Approval


@dataclass(frozen=True)
class Withdrawn:
    """An author took the request back before it was decided."""

    document: str
    obj: Any
    reason: str
