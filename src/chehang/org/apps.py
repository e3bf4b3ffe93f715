"""The organisation as a Django app."""

from typing import Any

from django.db.models.signals import post_migrate

from chehang.core.app import ChehangApp


class OrgConfig(ChehangApp):
    name = "chehang.org"
    label = "org"

    def ready(self) -> None:
        super().ready()
        from chehang.core.approvals.people import tell

        from .duty import ORGANISATION

        tell(ORGANISATION)
        post_migrate.connect(_grant, sender=self)


def _grant(**kwargs: Any) -> None:
    """Give each post the rights that its operations and screens name, when they are new to this installation."""
    from .grants import grant_new

    grant_new()
