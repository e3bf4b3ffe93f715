"""The desk and the palette ask a bounded number of questions, also of a person with every right, and no more for more rows."""

import re
from collections import Counter
from contextlib import suppress
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chehang.core.models import StoreOwned
from chehang.core.operation import operations
from chehang.core.screens import screens
from chehang.org.models import Account, Grant, Store

DESK, PALETTE = 170, 40  # of a person with every right there is; two departments in three are quiet for any real one
GROWN = 4  # a list cut short says how many there are: one question more, for a few lists
WORDS = ("王", "H3A", "13812345678", "SO-01-202611-00001")


def asked(client: Client, path: str) -> list[str]:
    """The shape of each statement."""
    with CaptureQueriesContext(connection) as spent:
        assert client.get(path).status_code == 200, path
    return [re.sub(r"\d+|'[^']*'", "n", q["sql"]) for q in spent]


def with_every_right(store: Store, actor_of: Any) -> Client:
    boss = actor_of("general_manager")
    names = {*operations(), *(s.permission for s in screens().values())}
    here = set(Grant.objects.filter(store=store, post="general_manager").values_list("permission", flat=True))
    Grant.objects.bulk_create(
        Grant(store=store, post="general_manager", permission=name, held=True) for name in names - here
    )
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=boss.account_id), "chehang.org.accounts.AccountBackend")
    return client


def twice_over(store: Store, statements: list[str]) -> int:
    """Three more rows like each of the newest ones of every table that was asked; how many the database took."""
    tables, made = {name for sql in statements for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)}, 0
    for model in apps.get_models():
        if model._meta.db_table not in tables or not issubclass(model, StoreOwned):
            continue
        for row in model._default_manager.filter(store=store).order_by("-pk")[:3]:
            for n in range(3):
                row.pk = None
                for field in {"number", "title", "code"} & {f.name for f in model._meta.concrete_fields}:
                    setattr(row, field, f"X{n}-{made}" if isinstance(getattr(row, field), str) else made)
                with suppress(DatabaseError), transaction.atomic():
                    row.save(force_insert=True)
                    made += 1
    return made


@pytest.mark.once("sqlite")
def test_the_desk_and_the_palette_of_a_person_with_every_right(store: Store, actor_of: Any) -> None:
    client = with_every_right(store, actor_of)
    asked(client, "/")
    desk, found = asked(client, "/"), {word: asked(client, f"/find/?q={word}") for word in WORDS}
    assert len(desk) <= DESK and {word: len(q) for word, q in found.items() if len(q) > PALETTE} == {}
    grown = twice_over(store, [*desk, *(sql for q in found.values() for sql in q)])
    assert grown > 100
    for path, before in {"/": desk, **{f"/find/?q={word}": q for word, q in found.items()}}.items():
        after = asked(client, path)
        more = Counter(after) - Counter(before)
        assert len(after) <= len(before) + GROWN, (path, more.most_common(5))
        assert not [sql for sql, n in more.items() if n > 1], path
