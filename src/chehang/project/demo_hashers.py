"""PINs while a sample store is made: a thousand signatures would take minutes with the slow hash of a real store."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth import hashers


def _forget() -> None:
    """Django keeps the list of hashers once it has read the setting."""
    for cached in (hashers.get_hashers, hashers.get_hashers_by_algorithm):
        cached.cache_clear()  # type: ignore[union-attr]


@contextmanager
def fast() -> Iterator[None]:
    """Check PINs with a fast hash; only ever used while ``chehang demo`` plays."""
    before = settings.PASSWORD_HASHERS
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *before]
    _forget()
    try:
        yield
    finally:
        settings.PASSWORD_HASHERS = before
        _forget()


def harden() -> None:
    """Give everybody the PIN's slow hash."""
    from chehang.org.models import Employee
    from chehang.project.demo.cast import PIN

    Employee.objects.exclude(pin_hash="").update(pin_hash=hashers.make_password(PIN))
