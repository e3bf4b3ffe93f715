"""The desk and the palette ask a bounded number of questions, also of a person with every right."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chehang.core.operation import operations
from chehang.core.screens import screens
from chehang.org.models import Account, Grant, Store

DESK, PALETTE = 220, 40  # of a person with every right there is; two departments in three are quiet for any real one
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


def test_the_desk_and_the_palette_of_a_person_with_every_right(store: Store, actor_of: Any) -> None:
    client = with_every_right(store, actor_of)
    asked(client, "/")
    desk, found = asked(client, "/"), {word: asked(client, f"/find/?q={word}") for word in WORDS}
    assert len(desk) <= DESK and {word: len(q) for word, q in found.items() if len(q) > PALETTE} == {}
