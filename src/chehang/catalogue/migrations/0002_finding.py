"""The search structures, made for the database in use."""

from typing import Any

from django.db import migrations


def _create(apps: Any, schema_editor: Any) -> None:
    from chehang.catalogue.finding.in_use import engine

    for statement in (*engine().create(), *engine().indexes()):
        schema_editor.execute(statement)


def _drop(apps: Any, schema_editor: Any) -> None:
    from chehang.catalogue.finding.in_use import engine

    for statement in engine().drop():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(_create, _drop)]
