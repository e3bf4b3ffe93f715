"""Routes as a store sets them: no gap, no overlap, posts that somebody holds, from tomorrow."""

from datetime import timedelta
from typing import Any

import pytest

from chehang.core.documents import documents
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import RouteSet
from chehang.org.operations.propose_routes import ProposeRoutes, propose_routes
from chehang.org.posts import POSTS
from tests.goods import Depot

PM, GM = {"post": "parts_manager"}, {"post": "general_manager"}


def propose(depot: Depot, *lines: dict[str, Any], post: str = "general_manager", ahead: int = 1, **also: Any) -> int:
    day = depot.clock.today() + timedelta(days=ahead)
    given = {"document": "purchasing.order", "valid_from": day, "reason": "授权制度", "lines": list(lines)}
    return int(depot.run(propose_routes, ProposeRoutes.model_validate(given | also), post).id or 0)


@pytest.fixture(autouse=True)
def staffed(depot: Depot) -> None:
    for post in ("parts_manager", "general_manager", "finance_manager"):
        depot.who(post)


def test_bands_that_follow_each_other_are_kept(depot: Depot) -> None:
    pk = propose(
        depot, {"amount_to": "5000", **PM}, {"amount_from": "5000", **PM}, {"amount_from": "5000", "step": 2, **GM}
    )
    assert RouteSet.objects.get(pk=pk).lines.count() == 3


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (({"amount_to": "5000", **PM},), "routes.gap"),
        (({"amount_to": "5000", **PM}, {"amount_from": "6000", **GM}), "routes.gap"),
        (({"amount_to": "5000", **PM}, {"amount_from": "4000", **GM}), "routes.overlap"),
        (({"percent_to": "0.05", **PM}, {"percent_from": "0.10", **GM}), "routes.gap"),
        (({"budget": "over", **GM},), "routes.gap"),
        (({**PM}, {"budget": "over", **GM}), "routes.overlap"),
        (({"kind": "urgent", **PM},), "routes.gap"),
        (({"step": 2, **PM},), "routes.step_missing"),
        (({**PM}, {**GM}), "routes.step_twice"),
        (({"amount_from": "5", "amount_to": "5", **PM},), "routes.band"),
        (({"post": "emperor"},), "post.unknown"),
        (({"post": "marketing_manager"},), "routes.nobody"),
        (({"people": 2, **GM},), "routes.nobody"),
    ],
)  # fmt: skip
def test_refused(depot: Depot, lines: Any, code: str) -> None:
    with pytest.raises(Refused, match=code):
        propose(depot, *lines)
    assert not RouteSet.objects.exists()


def test_not_for_today_and_not_for_any_document(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"routes\.too_early"):
        propose(depot, PM, ahead=0)
    with pytest.raises(Refused, match=r"routes\.document"):
        propose(depot, PM, document="warehouse.outbound")
    with pytest.raises(NotAllowed):
        propose(depot, PM, post="parts_manager")


def test_every_department_says_whole_routes_of_posts_that_exist() -> None:
    for document in documents().values():
        if document.approval:
            assert {s.post for r in document.approval.usual for s in r.steps} <= set(POSTS), document.name
