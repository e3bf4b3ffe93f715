"""Numbers without a gap, whatever happens."""

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core.models import NumberSeries
from chehang.core.numbers import draw, draw_int, with_figures


def test_numbers_run_per_series_store_and_month(store, other_store, actor_of, context_of) -> None:
    ctx = context_of(actor_of("keeper"))
    first, second = draw(ctx, "CK"), draw(ctx, "CK")
    assert (first, second) == ("CK-01-202611-00001", "CK-01-202611-00002")
    assert draw_int(other_store.pk, "CK", "202611") == 1
    assert draw_int(store.pk, "CK", "202612") == 1


@pytest.mark.django_db
def test_a_number_of_an_undone_act_is_drawn_again() -> None:
    with transaction.atomic():
        assert draw_int(1, "CK", "202611") == 1
        transaction.set_rollback(True)
    assert draw_int(1, "CK", "202611") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["UPDATE core_numberseries SET last = 7", "DELETE FROM core_numberseries"])
def test_the_database_lets_nobody_turn_the_counter(sql: str) -> None:
    draw_int(1, "CK", "202611")
    with (
        pytest.raises(IntegrityError, match="guard:core_numberseries"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.django_db
def test_figures_find_what_was_drawn_newest_first(store, actor_of) -> None:
    actor = actor_of("keeper")
    for series, period, last in (("CK", "202610", 140), ("CK", "202611", 41), ("RK", "202611", 3), ("KH", "all", 99)):
        NumberSeries.objects.create(store_id=actor.store_id, series=series, period=period, last=last)

    def found(text: str, most: int = 12) -> list[str]:
        return [number for _series, number in with_figures(text, {"CK", "RK", "KH"}, actor, most)]

    assert found("00041") == ["CK-01-202611-00041", "CK-01-202610-00041"]
    assert found("0014") == ["CK-01-202611-00014", "CK-01-202610-00140", "CK-01-202610-00014"]
    assert found("0004") == [
        f"CK-01-2026{tail}" for tail in ("11-00041", "11-00040", "11-00004", "10-00049", "10-00048", "10-00047")
    ]
    assert found("202611-0004") == ["CK-01-202611-00041", "CK-01-202611-00040"]
    assert found("01-202611") == [f"CK-01-202611-0004{n}" for n in (1, 0)] + ["CK-01-202611-00039"] + [
        f"RK-01-202611-0000{n}" for n in (3, 2, 1)
    ]
    assert found("202611-00041-") == found("202612-0001") == found("90041") == []
    assert found("0000", 2) == ["CK-01-202611-00009", "CK-01-202611-00008"]
