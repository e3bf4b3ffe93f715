"""Uploading keeps the list as it came and says what it holds; nothing is entered yet."""

import base64
import hashlib
from collections.abc import Callable

import pytest

from chehang.catalogue.models import Brand, Part, PriceFile
from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import NotAllowed, NotFound
from chehang.core.models import Journal

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
