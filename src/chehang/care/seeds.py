"""The kinds of calls a new installation begins with; from then on data of the group (``care.set_trigger``)."""

import csv
from importlib.resources import files

from django.db import connection


def seed_new() -> None:
    """Write the kinds this installation has not met yet; what was changed there stays."""
    from .models import CallKind, ScriptBranch

    if not {CallKind._meta.db_table, ScriptBranch._meta.db_table} <= set(connection.introspection.table_names()):
        return
    known = set(CallKind.objects.values_list("code", flat=True))
    text = files("chehang.care").joinpath("data/triggers.csv").read_text(encoding="utf-8")
    CallKind.objects.bulk_create(
        CallKind(
            code=row["code"],
            event=row["event"],
            title=row["title"],
            begins_hours=int(row["begins_hours"]),
            window_hours=int(row["window_hours"]),
            purpose=row["purpose"],
            prescribed=row["prescribed"] == "yes",
            post=row["post"],
            rank=int(row["rank"]),
            script=row["script"],
        )
        for row in csv.DictReader(text.splitlines())
        if row["code"] not in known
    )
    _branches()


def _branches() -> None:
    """The answers the scripts begin with; once there is one script with answers, the group keeps them itself."""
    from .models import CallKind, ScriptBranch

    if ScriptBranch.objects.exists():
        return
    kinds = dict(CallKind.objects.values_list("code", "id"))
    text = files("chehang.care").joinpath("data/branches.csv").read_text(encoding="utf-8")
    ScriptBranch.objects.bulk_create(
        ScriptBranch(
            kind_id=kinds[row["kind"]],
            n=n,
            code=row["code"],
            after=row["after"],
            answer=row["answer"],
            say=row["say"],
            outcome=row["outcome"],
        )
        for n, row in enumerate(csv.DictReader(text.splitlines()), 1)
        if row["kind"] in kinds
    )
