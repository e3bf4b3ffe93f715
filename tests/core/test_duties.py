"""A share that names what does not exist stops the start, with words that say which."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from chehang.core.duties import Acts, Documents, Owed, Share, check

NEEDS = {"X1": ("one",)}


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share("X9"), "X9: there is no such duty"),
        (Share("X1", ("core.no_such",)), "unknown operation 'core.no_such'"),
        (Share("X1", pages=("core.nowhere",)), "unknown page 'core.nowhere'"),
        (Share("X1", covers=("two",)), "does not ask for 'two'"),
        (Share("X1", evidence=(Acts(("core.no_such",)),)), "evidence of an unknown operation 'core.no_such'"),
        (Share("X1", evidence=(Acts(("core.comment",), by=("king",)),)), "unknown post 'king'"),
        (Share("X1", evidence=(Acts(("core.comment",), different="moon"),)), "unknown spell"),
        (Share("X1", evidence=(Documents("core.Nothing", "at"),)), "core.Nothing"),
        (Share("X1", evidence=(Documents("core.InboxItem", "at"),)), "has no field named 'at'"),
        (Share("X1", evidence=(Documents("core.InboxItem", "created_at", {"colour": 1}),)), "Cannot resolve keyword"),
        (Share("X1", evidence=(Acts(("core.comment",), when=Documents("core.InboxItem", "at")),)), "no field named"),
        (Share("X1", owed=(Owed("core.InboxItem", "when", {}, 1, "late", "/"),)), "has no field named 'when'"),
    ],
)
def test_what_does_not_exist_is_named(share: Share, words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=words):
        check(NEEDS, ("keeper",), [share])


def test_a_sound_share_passes() -> None:
    acts = Acts(("core.comment",), by=("keeper",), when=Documents("core.InboxItem", "created_at", {"post": "keeper"}))
    check(NEEDS, ("keeper",), [Share("X1", ("core.comment",), covers=("one",), evidence=(acts,))])
