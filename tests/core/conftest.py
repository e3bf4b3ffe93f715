"""A document for the kernel's own tests: a message of the inbox, registered like any paper."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chehang.core import documents
from chehang.core.context import Actor
from chehang.core.models import InboxItem


@pytest.fixture
def paper(store, clock) -> Iterator[InboxItem]:
    documents.register(
        documents.Document(
            "tests.paper", "core.InboxItem", "Paper", "BW", lambda o: {"text": o.message}, see="tests.see"
        )
    )
    yield InboxItem.objects.create(store_id=store.pk, post="keeper", message="Count bin A-01", created_at=clock.now())
    documents._documents.pop("tests.paper")


@pytest.fixture
def reader(actor_of) -> Actor:
    actor = actor_of("keeper")
    return replace(actor, permissions=actor.permissions | {"tests.see"})
