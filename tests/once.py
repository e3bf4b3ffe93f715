"""What is the same on either engine is proved once, where both are tried (``CHEHANG_REQUIRE_PG=1``).

A test that asks no database runs beside SQLite; one that is marked ``once("sqlite")`` or ``once("postgresql")`` runs
beside the engine it names, so that both runs end at about the same time. Tried alone, an engine runs all it can.
"""

import os

import pytest

BOTH = os.environ.get("CHEHANG_REQUIRE_PG") == "1"
HERE = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
DATABASE = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not BOTH:
        return
    kept, left = [], []
    for item in items:
        (kept if _where(item) in (HERE, "both") else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _where(item: pytest.Item) -> str:
    if mark := item.get_closest_marker("once"):
        return str(mark.args[0])
    chooses = item.get_closest_marker("skipif") or item.get_closest_marker("skip")  # it knows its engine itself
    asks = item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ()))
    return "both" if chooses or asks else "sqlite"
