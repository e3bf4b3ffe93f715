"""Views of a screen: the same rows in lanes, on days, as bars, as a tree; a drag is an operation; many rows at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chehang.catalogue.models import Category
from chehang.core.operations.attach_file import AttachFile, attach_file
from chehang.core.screens import screens
from chehang.core.views import Board, Calendar, Chart, Gallery, Timeline, Tree
from chehang.core.web.views import gallery
from chehang.org.models import Account
from chehang.purchasing.models import Order
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.goods import Depot, upload

MOST_QUERIES = 45


@pytest.fixture
def enter(depot: Depot):
    def go(post: str, at: Depot | None = None) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        account = Account.objects.get(pk=depot.who(post).account_id)
        client.force_login(account, backend="chehang.org.accounts.AccountBackend")
        return client

    return go


@pytest.fixture
def drafts(depot: Depot) -> list[int]:
    part = depot.part()
    return [depot.draft((part, "5", "10")), depot.draft((part, "7", "10"), required_on="2026-11-25")]


def moved(client: Client, pk: int, to: str, seen: str, operation: str = "purchasing.submit_order") -> dict:
    told = {"operation": operation, "seen": seen, "to": to, "_key": f"k{pk}{to}"}
    return client.post(f"/move/purchasing/orders/{pk}/", told).json()


def test_each_view_is_used_by_a_screen_and_opens(depot: Depot, drafts, enter) -> None:
    kinds = {type(v) for s in screens().values() for v in s.views}
    assert kinds == {Board, Calendar, Timeline, Tree, Gallery, Chart}
    for screen in screens().values():
        for view in screen.views:
            with CaptureQueriesContext(connection) as spent:
                page = enter("general_manager" if "general_manager" in screen.posts else screen.posts[0]).get(
                    f"{screen.url}?view={view.code}"
                )
            assert page.status_code == 200, f"{screen.name} {view.code}"
            assert len(spent) <= MOST_QUERIES, f"{screen.name} {view.code}: {len(spent)}"


def test_what_the_views_of_a_screen_name_is_there() -> None:
    from chehang.core.measures import measures
    from chehang.core.operation import operations
    from chehang.core.states import machine_of
    from chehang.core.web.listing import field_of

    for screen in screens().values():
        assert {*screen.groups} <= {c.path for c in screen.columns}, screen.name
        assert {*screen.bulk} <= {*operations()}, screen.name
        for view in screen.views:
            if isinstance(view, Board):
                machine = machine_of(screen.model_class)
                lanes = {*view.lanes, *(s for d in view.drags for s in (*d.sources, d.target))}
                assert machine and lanes <= set(machine.states), screen.name
                steps = machine.steps()
                assert all((s, d.target) in steps for d in view.drags for s in d.sources), "a drag is a step"
                assert all(d.operation in operations() for d in view.drags)
            if isinstance(view, Calendar):
                assert field_of(screen, view.start) is not None
                assert not view.operation or view.field in operations()[view.operation].command.model_fields
            assert screen.document or not isinstance(view, Gallery), "pictures hang on documents"
            if isinstance(view, Chart):
                assert view.measure in measures()


def test_a_card_moves_by_its_operation(drafts, enter) -> None:
    planner = enter("parts_planner")
    page = planner.get("/purchasing/orders/?view=board").content.decode()
    assert page.count("data-card") == 2 and 'data-lane="submitted"' in page
    assert moved(planner, drafts[0], "submitted", "draft") == {"done": True}
    order = Order.objects.get(pk=drafts[0])
    assert order.state == "submitted" and order.number


def test_of_two_people_with_one_card_the_second_is_told(drafts, enter) -> None:
    assert moved(enter("parts_planner"), drafts[0], "submitted", "draft") == {"done": True}
    told = moved(enter("parts_manager"), drafts[0], "submitted", "draft")
    assert told["code"] == "move.moved" and "快了一步" in told["refused"]
    assert Order.objects.get(pk=drafts[0]).state == "submitted"


def test_a_move_that_needs_a_reason_opens_its_form(drafts, enter) -> None:
    planner = enter("parts_manager")
    moved(enter("parts_planner"), drafts[0], "submitted", "draft")
    told = moved(planner, drafts[0], "draft", "submitted", "purchasing.return_order")
    assert told["form"].startswith("/do/purchasing/return_order/?for=purchasing.orders")
    assert Order.objects.get(pk=drafts[0]).state == "submitted"


@pytest.mark.parametrize(
    ("operation", "to", "seen"),
    [
        ("purchasing.submit_order", "sent", "draft"),
        ("purchasing.cancel_order", "cancelled", "draft"),
        ("org.add_employee", "submitted", "draft"),
    ],
)
def test_a_move_that_no_view_declares_is_refused(drafts, enter, operation: str, to: str, seen: str) -> None:
    assert moved(enter("parts_planner"), drafts[0], to, seen, operation)["code"] == "move.unknown"
    assert Order.objects.get(pk=drafts[0]).state == "draft"


def test_who_may_not_act_may_not_drag(drafts, enter) -> None:
    keeper = enter("keeper")
    assert 'draggable="true"' not in keeper.get("/purchasing/orders/?view=board").content.decode()
    assert moved(keeper, drafts[0], "submitted", "draft")["code"] == "not_allowed"
    assert Order.objects.get(pk=drafts[0]).state == "draft"


def test_the_calendar_shows_the_day_by_month_week_and_slot(drafts, enter) -> None:
    planner = enter("parts_planner")
    for mode in ("month", "week", "slots", "nonsense"):
        page = planner.get(f"/purchasing/orders/?view=calendar&by={mode}&at=2026-11-25").content.decode()
        assert page.count("data-card") == 1, mode
        assert 'data-day="2026-11-25"' in page
    assert "data-card" not in planner.get("/purchasing/orders/?view=calendar&at=2026-12").content.decode()
    assert planner.get("/purchasing/orders/?view=calendar&at=99999&state=draft&q=x").status_code == 200


def test_filters_hold_in_every_view(drafts, enter) -> None:
    planner = enter("parts_planner")
    page = planner.get("/purchasing/orders/?view=board&state=submitted").content.decode()
    assert "data-card" not in page
    assert 'name="view" value="board"' in page


def test_a_tree_has_each_row_once_and_survives_a_ring(depot: Depot, enter) -> None:
    top = Category.objects.create(code="10", name="车身")
    Category.objects.create(code="11", name="前围", parent=top)
    page = enter("parts_manager").get("/catalogue/categories/?view=tree").content.decode()
    assert page.count("data-depth") == 2 and 'data-depth="1"' in page
    below = Category.objects.get(code="11")
    Category.objects.filter(pk=top.pk).update(parent=below)
    page = enter("parts_manager").get("/catalogue/categories/?view=tree").content.decode()
    assert page.count("data-depth") == 2


def test_the_gallery_shows_the_last_picture_of_each_row(depot: Depot, drafts) -> None:
    screen = screens()["purchasing.orders"]
    planner = depot.who("parts_planner")
    for name in ("old.png", "new.png"):
        cmd = AttachFile(document="purchasing.order", object_id=drafts[0], sha256=upload(), name=name)
        depot.run(attach_file, cmd, "parts_planner")
    tiles = gallery.shown(Gallery((screen.columns[0],)), screen, Order.objects.all(), planner)["tiles"]
    assert [(t["url"], t["picture"] and t["picture"].name) for t in sorted(tiles, key=lambda t: t["url"])] == [
        (f"/purchasing/orders/{drafts[0]}/", "new.png"),
        (f"/purchasing/orders/{drafts[1]}/", None),
    ]


def test_a_list_put_together_has_the_totals_of_each_group(depot: Depot, drafts, enter) -> None:
    page = enter("parts_planner").get("/purchasing/orders/?group=state").content.decode()
    assert page.count('class="group"') == 1 and "草稿 · 2" in page and "120.00" in page
    assert enter("parts_planner").get("/purchasing/orders/?group=password").content.decode().count('class="group"') == 0


def test_many_rows_each_get_their_own_answer(depot: Depot, drafts, enter) -> None:
    planner = enter("parts_planner")
    depot.run(submit_order, SubmitOrder(order=drafts[0]), "parts_planner")
    told = {"operation": "purchasing.submit_order", "row": [*drafts, 999_999], "_key": "abc"}
    page = planner.post("/bulk/purchasing/orders/", told).content.decode()
    assert page.count("state-green") == 1 and page.count("state-red") == 2
    assert {o.state for o in Order.objects.all()} == {"submitted"}
    again = planner.post("/bulk/purchasing/orders/", told).content.decode()
    assert again.count("state-green") == 1, "a second click gets the first answer"
    assert (
        planner.post("/bulk/purchasing/orders/", {"operation": "purchasing.cancel_order", "row": drafts}).status_code
        == 403
    )
    assert planner.post("/bulk/purchasing/orders/", {"operation": "purchasing.submit_order"}).status_code == 422
    assert enter("keeper").post("/bulk/purchasing/orders/", told).status_code == 403


def test_a_strangers_row_is_not_moved(drafts, enter, other_store, actor_of) -> None:
    stranger = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=actor_of("parts_planner", at=other_store).account_id)
    stranger.force_login(account, backend="chehang.org.accounts.AccountBackend")
    told = stranger.post(
        f"/move/purchasing/orders/{drafts[0]}/",
        {"operation": "purchasing.submit_order", "seen": "draft", "to": "submitted"},
    )
    assert told.status_code == 404
    assert Order.objects.get(pk=drafts[0]).state == "draft"
