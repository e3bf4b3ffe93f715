"""What a page of the books is asked for in its address: days and numbers, anything else is as if nothing were said."""

from datetime import date

from django.http import HttpRequest


def day(request: HttpRequest, name: str, otherwise: date) -> date:
    """A day of the address."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return otherwise


def number(request: HttpRequest, name: str) -> int:
    """A number of the address, or 0."""
    raw = request.GET.get(name, "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 19 else 0
