"""Addresses typed by hand: what is not there, what is not theirs and what a post does not do are told apart kindly."""

from collections.abc import Callable

import pytest
from django.test import Client

from chehang.core.context import FixedClock
from chehang.core.models import Attachment, Job
from chehang.core.operations.attach_file import AttachFile, attach_file
from chehang.org.models import Account, Store
from tests.goods import Depot, upload

Enter = Callable[..., Client]


@pytest.fixture
def enter(depot: Depot) -> Enter:
    """A browser signed in as the person on this post."""

    def signed_in(post: str) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        account = Account.objects.get(pk=depot.who(post).account_id)
        client.force_login(account, backend="chehang.org.accounts.AccountBackend")
        return client

    return signed_in


@pytest.mark.parametrize(
    "address",
    [
        "/do/org/fly_to_the_moon/",
        "/org/nothing/",
        "/org/nothing/export/",
        "/jobs/999/",
        "/files/999/",
        "/catalogue/brands/999/",
        "/purchasing/orders/part/999/",
        "/ref/no.Model/",
        "/ref/nonsense/",
        "/ref/ledger.Voucher/",
        "/paper/no.document/1/order/",
    ],
)
def test_what_is_not_there(enter: Enter, address: str) -> None:
    answer = enter("parts_planner").get(address)
    assert answer.status_code == 404


def test_what_a_post_does_not_do(enter: Enter, depot: Depot) -> None:
    keeper = enter("keeper")
    for address in ("/do/org/add_employee/", "/org/employees/", "/finance/vouchers/"):
        assert keeper.get(address).status_code == 403, address
    assert keeper.post("/do/org/add_employee/", {"number": "W1", "name": "马悦", "_key": "k"}).status_code == 403


def test_a_paper_that_a_document_does_not_have(enter: Enter, depot: Depot) -> None:
    order = depot.draft((depot.part(), "5", "40"))
    planner = enter("parts_planner")
    for end in ("", "preview/"):
        assert planner.get(f"/paper/purchasing.order/{order}/poster/{end}").status_code == 404
        assert planner.get(f"/paper/purchasing.order/{order}/purchase_order/{end}").status_code == 200


def test_files_and_jobs_of_others(enter: Enter, depot: Depot, other_store: Store, clock: FixedClock) -> None:
    mine = depot.who("parts_planner")
    theirs = {"store_id": other_store.pk, "name": "replenishment.run_plan", "request": "{}", "created_at": clock.now()}
    job = Job.objects.create(**theirs, key="x", employee_id=mine.employee_id, account_id=mine.account_id)
    file = Attachment.objects.create(
        store_id=other_store.pk, document="purchasing.order", object_id=1, name="a.png", sha256=upload(), kind="other",
        employee_id=mine.employee_id, actor_name="x", at=clock.now(), size=1, media_type="image/png",
    )  # fmt: skip
    planner = enter("parts_planner")
    assert planner.get(f"/jobs/{job.pk}/").status_code == planner.get(f"/files/{file.pk}/").status_code == 404


def test_a_file_is_never_served_as_a_page(enter: Enter, depot: Depot) -> None:
    order = depot.draft((depot.part(), "5", "40"))
    planner = enter("parts_planner")
    for content, kind, way in (
        (b"%PDF-1.7 <script>", "application/octet-stream", "attachment"),
        (b"", "image/png", "inline"),
    ):
        sha256 = upload(content or None)
        paper = AttachFile(document="purchasing.order", object_id=order, sha256=sha256, name="a", kind="other")
        file = depot.run(attach_file, paper, "parts_planner").id
        answer = planner.get(f"/files/{file}/")
        assert answer["Content-Type"] == kind and answer["Content-Disposition"].startswith(way)
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]


def test_what_cannot_be_put_off_is_refused_at_once(enter: Enter) -> None:
    answer = enter("parts_planner").post("/do/replenishment/run_plan/", {"objective": "magic", "_key": "k"})
    assert answer.status_code == 422 and not Job.objects.exists()


def test_the_api_says_the_same(enter: Enter) -> None:
    planner = enter("parts_planner")
    for address in ("/api/v1/catalogue/brands/0", f"/api/v1/catalogue/brands/{2**63}", "/api/v1/catalogue/brands/999"):
        assert planner.get(address).status_code == 404, address
    assert enter("keeper").get("/api/v1/org/employees").status_code == 403
    assert enter("keeper").get("/api/v1/org/employees/1").status_code == 403
