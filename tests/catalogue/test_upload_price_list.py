"""Uploading keeps the list as it came and says what it holds; nothing is entered yet."""

import base64
import hashlib
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from chehang.catalogue.models import Brand, Part, PriceFile
from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list
from chehang.core.context import Actor, Clock, FixedClock
from chehang.core.errors import NotAllowed, NotFound
from chehang.core.models import Journal
from chehang.org.models import Account
from chehang.org.services import new_token

LIST = "配件编号,名称,建议零售价,经销商价\nH3A 698 151 D,前制动片,458,302.28\n".encode()


def command(brand: int, name: str = "价格.csv") -> UploadPriceList:
    return UploadPriceList(brand=brand, name=name, content=base64.b64encode(LIST))


def test_story(hongchuan: Brand, actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    planner = actor_of("parts_planner")
    done = upload_price_list(command(hongchuan.pk), actor=planner, clock=clock)
    file = PriceFile.objects.get()
    assert (done.id, done.model_extra["new"], done.model_extra["bad"]) == (file.pk, 1, 0)
    assert bytes(file.content) == LIST and file.sha256 == hashlib.sha256(LIST).hexdigest()
    assert (file.store_id, file.uploaded_by_id, file.applied_at) == (planner.store_id, planner.employee_id, None)
    assert Part.objects.count() == 0
    assert "458" not in Journal.objects.get().request, "the content does not go into the journal"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("..\\..\\etc\\passwd", "passwd"), ("/a/b/价格.xlsx", "价格.xlsx"), ("...", "list"), ("a:b?.csv", "a_b_.csv")],
)
def test_a_name_is_no_path(
    hongchuan: Brand, actor_of: Callable[..., Actor], clock: FixedClock, name: str, kept: str
) -> None:
    upload_price_list(command(hongchuan.pk, name), actor=actor_of("parts_manager"), clock=clock)
    assert PriceFile.objects.get().name == kept


def test_unknown_brand_and_wrong_post(hongchuan: Brand, actor_of: Callable[..., Actor], clock: FixedClock) -> None:
    with pytest.raises(NotFound):
        upload_price_list(command(hongchuan.pk + 1), actor=actor_of("parts_planner"), clock=clock)
    with pytest.raises(NotAllowed):
        upload_price_list(command(hongchuan.pk), actor=actor_of("keeper"), clock=clock)
    assert PriceFile.objects.count() == 0


def test_a_machine_may_send_and_enter_a_list(
    hongchuan: Brand, actor_of: Callable[..., Actor], clock: FixedClock
) -> None:
    account = Account.objects.get(pk=actor_of("parts_planner").account_id)
    token = new_token(account, "planner's machine", ["*"], Clock().now())
    client = Client(headers={"Authorization": f"Bearer {token}"})

    def send(verb: str, key: str, **body: object) -> HttpResponse:
        return client.post(
            f"/api/v1/ops/catalogue/{verb}", body, content_type="application/json", headers={"Idempotency-Key": key}
        )

    content = base64.b64encode(LIST).decode()
    file = send("upload_price_list", "a", brand=hongchuan.pk, name="价格.csv", content=content)
    assert file.status_code == 200 and file.json()["new"] == 1
    done = send("import_price_list", "b", file=file.json()["id"], valid_from="2026-11-01")
    assert done.status_code == 200 and done.json()["prices"] == 1
    assert send("import_price_list", "b", file=file.json()["id"], valid_from="2026-11-01").json() == done.json()
    bad = send("upload_price_list", "c", brand=hongchuan.pk, name="a.xlsx", content=base64.b64encode(b"\x00").decode())
    assert bad.status_code == 422 and bad.json()["code"].startswith("table.")
    found = client.get("/api/v1/catalogue/parts", {"q": "H3A698157D"}).json()
    assert [row["display_no"] for row in found["rows"]] == ["H3A 698 151 D"]
