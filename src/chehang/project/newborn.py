"""A new database is made in one go: every table as it is today, instead of the whole history of how it came to be so.

The history of a table takes Django longer with every table that refers to it, half a minute for the whole house. What a
migration runs itself (search structures) is run in its order; then all of them are recorded as applied.
``tests/project/test_upgrade_command.py`` proves that a store of the first version comes up to the same database.
"""

from collections.abc import Iterator
from typing import Any

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState
from django.db.migrations.recorder import MigrationRecorder


def is_new(connection: Any) -> bool:
    """Whether nothing has been made in this database yet."""
    return set(connection.introspection.table_names()) <= {MigrationRecorder.Migration._meta.db_table}


def build(connection: Any) -> None:
    """Make all tables in an empty database and record the migrations that lead to them."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    plan = [migration for migration, _back in executor.migration_plan(loader.graph.leaf_nodes())]
    state = loader.project_state()
    with connection.schema_editor() as editor:
        for model in state.apps.get_models():
            if model._meta.can_migrate(connection) and not model._meta.swapped:
                editor.create_model(model)
    with connection.schema_editor() as editor:
        for migration in plan:
            for operation in _run(migration.operations):
                operation.database_forwards(migration.app_label, editor, state, state)
    executor.recorder.ensure_schema()
    for migration in plan:
        executor.recorder.record_applied(migration.app_label, migration.name)
    executor.check_replacements()


def _run(operations: Any) -> Iterator[Any]:
    for operation in operations:
        if isinstance(operation, SeparateDatabaseAndState):
            yield from _run(operation.database_operations)
        elif isinstance(operation, RunPython | RunSQL):
            yield operation
