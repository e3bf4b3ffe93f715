"""The engine of the database in use."""

from django.db import connection

from .engine import Engine
from .postgres import PostgresEngine
from .sqlite import SqliteEngine


def engine() -> Engine:
    """The one for SQLite or the one for PostgreSQL."""
    return SqliteEngine() if connection.vendor == "sqlite" else PostgresEngine()
