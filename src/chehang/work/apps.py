"""The work floor as a Django app."""

from typing import Any

from django.db.models.signals import post_migrate

from chehang.core.app import ChehangApp


class WorkConfig(ChehangApp):
    name = "chehang.work"
    label = "work"

    def ready(self) -> None:
        super().ready()
        post_migrate.connect(_seed, sender=self)


def _seed(**kwargs: Any) -> None:
    """Write the case types that are new to this installation."""
    from .cases.seeds import seed_new

    seed_new()
