"""Customers and suppliers in the search box."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.search import Hit, provider, whole_or_last

from .models import Customer, Supplier


def matching_customers(text: str, actor: Actor) -> list[Customer]:
    """Customers by name, code, plate, or the whole or the last four of a phone number or VIN; at most ten."""
    words = (Q(name__icontains=text) | Q(code__iexact=text) | Q(plate_no__icontains=text.upper())) | whole_or_last(
        "vin", text.upper()
    )
    if text.isdigit():
        words |= whole_or_last("mobile", text) | whole_or_last("phone", text)
    return list(rows(Customer, actor).filter(words, active=True).order_by("id")[:10])


@provider("parties")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Customers and suppliers the actor may see."""
    if actor.may("parties.see_customers"):
        for c in matching_customers(text, actor):
            yield Hit(_("Customer"), c.name, f"{c.plate_no} {c.masked_mobile}".strip(), f"/parties/customers/{c.pk}/")
    if actor.may("parties.see_suppliers"):
        for s in rows(Supplier, actor).filter(Q(name__icontains=text) | Q(code__iexact=text))[:10]:
            yield Hit(_("Supplier"), s.name, s.code, f"/parties/suppliers/{s.pk}/")
