"""What every print-out is filled with: the head of the paper, places to sign, and how numbers are written.

A print-out's own shape is a frozen dataclass beside its template, in the department's ``printouts``. Amounts are yuan, quantities have up to
three places; both are exact ``Decimal`` and are written out by ``encode`` according to their marker (``Yuan``, ``Price``, ``Count``). Line
numbers, capital amounts, bar codes, page numbers and the reprint mark are made by the printing itself.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

Yuan = Annotated[Decimal, "yuan"]
"""An amount, printed with two places and thousands separators."""
Price = Annotated[Decimal, "price"]
"""A unit price: two places, more only where it has more."""
Count = Annotated[Decimal, "count"]
"""A quantity, printed without trailing zeros."""


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The head of the paper."""

    name: str
    address: str = ""
    phone: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One place to sign: a typed name, the time, and the signature as PNG when it was given on screen."""

    name: str = ""
    at: datetime | None = None
    image: bytes | None = None


UNSIGNED = Sign()


def store_head(store: Any) -> Letterhead:
    """The head of the paper, from the store's file."""
    logo = getattr(store, "logo_image", None)
    return Letterhead(name=store.name, address=store.address, phone=store.phone, logo=logo)


def sign_of(person: Any, at: datetime | None = None) -> Sign:
    """A typed name; empty when nobody has signed."""
    return Sign(name=getattr(person, "name", ""), at=at) if person else UNSIGNED


def sign_of_decision(decision: Any) -> Sign:
    """The name of who approved, and when; empty without a decision."""
    return Sign(name=decision.actor_name, at=decision.at) if decision else UNSIGNED
