"""Numbers without a gap, whatever happens."""

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core.numbers import draw, draw_int


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
