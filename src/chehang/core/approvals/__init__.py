"""Approval by routes: who must decide on a document, by amount, kind and share, in which order, dated and per store.

A department declares ``Document(approval=ByRoute(…))``, asks with ``ask``, calls ``void`` when the document is edited, and
makes its own step when it hears ``Approved`` or ``Returned``.
"""

from .asking import also_author, ask, asked, standing, void
from .deciding import approve, open_request, send_back, withdraw
from .declaring import ByRoute
from .events import Approved, Returned, Withdrawn

__all__ = [
    "Approved",
    "ByRoute",
    "Returned",
    "Withdrawn",
    "also_author",
    "approve",
    "ask",
    "asked",
    "open_request",
    "send_back",
    "standing",
    "void",
    "withdraw",
]
