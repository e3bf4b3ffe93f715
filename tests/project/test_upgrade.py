"""``chehang migrate`` on a store that is at work: tables change, every guard stands again."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection

from chehang.core import guards
from chehang.ledger.models import Period
from chehang.ledger.services import open_books
from tests.fixtures import make_store


def test_a_table_that_guards_speak_of_can_change(real_commits: object) -> None:
    open_books(make_store("01", "泓川江东店").pk, date(2026, 10, 1))
    kept = list(Period.objects.order_by("pk").values())
    # One step back of a department that nobody builds on, and the tables of its batches are made anew.
    call_command("migrate", "customs", "0006_insurance_and_evidence", verbosity=0)
    call_command("migrate", verbosity=0)
    assert not [name for app in apps.get_app_configs() for name in guards.missing(app.label)]
    assert list(Period.objects.order_by("pk").values()) == kept
    with pytest.raises(DatabaseError, match="ledger_period"), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_period SET last_number = last_number + 2")
