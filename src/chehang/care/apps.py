"""Customer care as a Django app."""

from typing import Any

from django.db.models.signals import post_migrate

from chehang.core.app import ChehangApp


class CareConfig(ChehangApp):
    name = "chehang.care"
    label = "care"

    def ready(self) -> None:
        super().ready()
        post_migrate.connect(_seed, sender=self)


def _seed(**kwargs: Any) -> None:
    """Write the triggers that are new to this installation."""
    from .seeds import seed_new

    seed_new()
