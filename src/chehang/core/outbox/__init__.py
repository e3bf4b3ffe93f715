"""Messages that leave the house (外发消息): an act only writes them down; the worker sends them.

A department declares its kinds in ``declaring``, calls ``queue`` in its acts and registers what it knows of consent.
"""

from .asking import open_ways, queue
from .consent import consents
from .declaring import Message, declare, kinds

__all__ = ["Message", "consents", "declare", "kinds", "open_ways", "queue"]
