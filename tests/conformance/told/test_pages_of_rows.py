"""What the story made can be opened: the page of a row with its panels, for the first post that has the list."""

from collections.abc import Callable

import pytest
from django.test import Client

from chehang.core.context import Actor
from chehang.core.screens import Screen, screens
from chehang.org.models import Account, Store


def newest(screen: Screen, store: Store) -> int | None:
    model = screen.model_class
    own = {"store": store} if any(f.name == "store" for f in model._meta.fields) else {}
    return model._default_manager.filter(**own).order_by("-pk").values_list("pk", flat=True).first()


@pytest.mark.once("postgresql")
def test_the_page_of_a_row_opens(store: Store, actor_of: Callable[..., Actor]) -> None:
    """A panel that cannot show a row, or a heading that names no column, is seen by nobody who opens only the list."""
    answers: dict[str, int] = {}
    clients: dict[str, Client] = {}
    for screen in screens().values():
        if (pk := newest(screen, store)) is None:
            continue
        post = screen.posts[0]
        if post not in clients:
            clients[post] = Client(raise_request_exception=False)
            account = Account.objects.get(pk=actor_of(post).account_id)
            clients[post].force_login(account, backend="chehang.org.accounts.AccountBackend")
        answers[screen.name] = clients[post].get(f"{screen.url}{pk}/").status_code
    assert len(answers) > 200
    # 404: the row is another's, or lies outside the rows that the screen shows.
    assert {name: status for name, status in answers.items() if status not in (200, 404)} == {}
