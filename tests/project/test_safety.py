"""What the house refuses to start with, and that it says what to do in both languages."""

import pytest
from django.conf import settings
from django.db import connection

from chehang.project import safety
from chehang.project.safety import Unsafe

pytestmark = pytest.mark.django_db
GOOD_KEY = "k" * 40


def is_bilingual(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text) and any(
        w in text for w in ("Set ", "run ", "must ", "Remove", "needs")
    )


@pytest.fixture
def production(settings):
    settings.MODE, settings.SECRET_KEY, settings.DEBUG = "production", GOOD_KEY, False
    return settings


def test_shipped_settings_are_safe(production) -> None:
    assert safety.problems() == []
    safety.refuse_unsafe()


@pytest.mark.parametrize("key", ["", settings.SAMPLE_KEY, "short"])
def test_a_real_store_needs_a_key_of_its_own(production, key: str) -> None:
    production.SECRET_KEY = key
    [said] = safety.problems()
    assert "CHEHANG_SECRET_KEY" in said and is_bilingual(said)


def test_the_sample_key_is_fine_for_the_sample(production) -> None:
    production.MODE, production.SECRET_KEY = "sample", production.SAMPLE_KEY
    assert safety.problems() == []


def test_debug_is_refused_in_a_real_store(production) -> None:
    production.DEBUG = True
    with pytest.raises(Unsafe, match="CHEHANG_DEBUG"):
        safety.refuse_unsafe()


def test_an_unknown_mode_is_refused(production) -> None:
    production.MODE = "prod"
    assert any("CHEHANG_MODE" in said for said in safety.problems())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PRAGMAs are SQLite's")
@pytest.mark.parametrize(("name", "weak"), [("synchronous", "1"), ("synchronous", "0")])
@pytest.mark.django_db(transaction=True)
def test_weak_pragmas_are_refused(production, name: str, weak: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}={weak}")
    try:
        [said] = safety.problems()
    finally:
        connection.close()  # the next connection is opened with the shipped settings again
    assert f"{name}={weak}" in said and is_bilingual(said)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="transaction modes are SQLite's")
def test_a_lazy_transaction_mode_is_refused(production, monkeypatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    [said] = safety.problems()
    assert "IMMEDIATE" in said and is_bilingual(said)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL serves many")
def test_a_second_server_on_one_file_is_refused(monkeypatch, tmp_path) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "c.sqlite3"))
    monkeypatch.setattr(safety, "_held", [])
    safety.hold_database()
    with pytest.raises(Unsafe, match="PostgreSQL"):
        safety.hold_database()
    safety._held.pop().close()
    safety.hold_database()


def test_sample_and_real_never_meet(production, store) -> None:
    safety.refuse_mixed()
    production.MODE = "sample"
    with pytest.raises(Unsafe, match="public"):
        safety.refuse_mixed()
    type(store).objects.update(is_sample=True)
    safety.refuse_mixed()
    production.MODE = "production"
    with pytest.raises(Unsafe, match="CHEHANG_HOME"):
        safety.refuse_mixed()
