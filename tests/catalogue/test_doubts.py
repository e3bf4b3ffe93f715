"""What is unusual about parts and lists and may be right: asked, and done when it is confirmed."""

import base64
import io
from typing import Any

import pytest
from openpyxl import Workbook

from chehang.catalogue.models import Brand, Part, PriceFile, PriceListEntry
from chehang.catalogue.operations.create_part import CreatePart, create_part
from chehang.catalogue.operations.import_price_list import ImportPriceList, import_price_list
from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list
from chehang.core.doubts import Doubtful
from chehang.core.models import Journal

HEAD = ["配件编号", "名称", "单位", "建议零售价", "经销商价"]


@pytest.fixture
def brand(store: Any) -> Brand:
    return Brand.objects.create(code="HC", name="泓川", number_rule="vw", is_oem=True)


def sheet(*rows: list[Any], hidden: tuple[int, ...] = ()) -> bytes:
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    for n in hidden:
        book.active.row_dimensions[n].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.fixture
def enter(brand: Brand, actor_of: Any, clock: Any) -> Any:
    planner = actor_of("parts_planner")

    def go(content: bytes, confirmed: Any = (), **also: Any) -> Any:
        upload = UploadPriceList(brand=brand.pk, name="价格表.xlsx", content=base64.b64encode(content))
        file = upload_price_list(upload, actor=planner, clock=clock)
        cmd = ImportPriceList(file=file.id, **also)
        return import_price_list(cmd, actor=planner, clock=clock, confirmed=confirmed)

    return go


PADS, SEAL, OIL = (
    ["H3A 698 151 D", "前制动片", "套", 458, 302.28],
    ["H3A 115 403 F", "机油滤清器", "件", 120, 80],
    ["HQN 013 814 9", "放油螺塞", "件", 4, 2],
)


def test_a_price_that_only_rounding_explains_is_asked(enter: Any) -> None:
    content = sheet(["H3A 698 151 D", "前制动片", "套", 77.415, 50], SEAL)
    with pytest.raises(Doubtful) as asked:
        enter(content)
    [doubt] = asked.value.doubts
    assert doubt.code == "import.rounded" and "D2 77.415 → 77.42" in doubt.message and not Part.objects.exists()
    enter(content, [doubt.mark])
    assert [str(e.list_inc) for e in PriceListEntry.objects.order_by("list_inc")] == ["77.42", "120.00"]


def test_hidden_rows_are_asked_about_in_or_out(enter: Any) -> None:
    content = sheet(PADS, SEAL, OIL, hidden=(3,))
    with pytest.raises(Doubtful) as asked:
        enter(content)
    [doubt] = asked.value.doubts
    assert (doubt.code == "import.hidden_rows" and "（第 3 行）" in doubt.message) or "(3)" in doubt.message
    assert enter(content, without_hidden_rows=True).good == 2
    assert not Part.objects.filter(norm_no="H3A115403F").exists()
    assert enter(content, [doubt.mark]).new == 1
    assert PriceFile.objects.filter(applied_at=None).count() == 1, "the first one was asked about only"
    # Another file with the same hidden row is asked about again.
    with pytest.raises(Doubtful):
        enter(sheet(PADS, ["H3A 115 403 F", "机油滤清器", "件", 130, 80], OIL, hidden=(3,)), [doubt.mark])


def test_a_bad_cell_in_a_hidden_row_goes_out_with_it(enter: Any) -> None:
    bad = ["H3A 115 403 F", "机油滤清器", "件", "四元", 80]
    assert enter(sheet(PADS, bad, hidden=(3,)), without_hidden_rows=True).good == 1


@pytest.mark.parametrize(
    ("number", "name", "asked"),
    [
        ("H3A 698 1S1 D", "前制动片", True),
        ("H3A 698 115 D", "前制动片", True),
        ("H3A 698 151 E", "前制动片", False),
        ("H3A 698 1S1 D", "后制动片", False),
    ],
)
def test_a_number_easily_taken_for_another(
    brand: Brand, actor_of: Any, clock: Any, number: str, name: str, asked: bool
) -> None:
    planner = actor_of("parts_planner")

    def create(number: str, name: str, **also: Any) -> Any:
        cmd = CreatePart.model_validate({"brand": brand.pk, "part_no": number, "name_cn": name})
        return create_part(cmd, actor=planner, clock=clock, **also)

    create("H3A 698 151 D", "前制动片")
    if not asked:
        create(number, name)
        return
    with pytest.raises(Doubtful) as caught:
        create(number, name)
    [doubt] = caught.value.doubts
    assert doubt.code == "part.near_twin" and Part.objects.count() == 1
    create(number, name, confirmed=[doubt.mark])
    assert "part.near_twin" in Journal.objects.filter(outcome="done").latest("id").confirmed
