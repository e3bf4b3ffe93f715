"""``migrate``, with a short cut for a database in which there is nothing yet."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from chehang.project import newborn

PARTLY = ("app_label", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(migrate.Command):
    """Django's own; a new database is made in one go first."""

    def handle(self, *args: Any, **options: Any) -> Any:
        connection = connections[options["database"]]
        if not any(options.get(part) for part in PARTLY) and newborn.is_new(connection):
            newborn.build(connection)
        return super().handle(*args, **options)
