"""The planner imports the supplier's list: preview with errors by cell, all or nothing, no duplicates."""

import base64
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from chehang.catalogue.events import PriceListImported
from chehang.catalogue.finding import find_parts
from chehang.catalogue.models import Alias, Brand, Part, PriceFile, PriceListEntry, Supersession
from chehang.catalogue.operations.import_price_list import ImportPriceList, import_price_list
from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list
from chehang.catalogue.pricelist.preview import Preview, preview
from chehang.catalogue.services import prices
from chehang.core import listening
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.models import Journal
from chehang.core.operation import Done

HEAD = ["配件编号", "名称", "单位", "包装数", "建议零售价", "经销商价", "替代为", "状态", "生效日期", "易损"]
ROWS = [
    ["H3A 698 151 C", "前制动片(套)", "套", "1", "448.00", "295.68", "H3A 698 151 D + H3A 907 637 A", "", "", ""],
    ["H3A 698 151 D", "前制动片(套)", "套", "1", "458.00", "302.28", "", "", "", ""],
    ["H3A 907 637 A", "制动片磨损传感器", "件", "1", "68.00", "44.88", "", "", "", ""],
    ["H3A 941 005 C", "LED前照灯总成 左", "件", "1", "4280", "2824.80", "", "", "2026-12-01", "是"],
    ["HQN 013 814 9", "放油螺塞密封垫", "件", "50", "4.00", "2.40", "", "", "", ""],
]


def csv_of(rows: list[list[str]], head: list[str] | None = None) -> bytes:
    return "\n".join(",".join(f'"{c}"' for c in row) for row in [head or HEAD, *rows]).encode("utf-8-sig")


def xlsx_of(rows: list[list[object]], head: list[str] | None = None) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("价格")
        for r, row in enumerate([head or HEAD, *rows]):
            for c, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(r, c, value)
                else:
                    sheet.write(r, c, value)
    return file.getvalue()


@pytest.fixture
def planner(actor_of: Callable[..., Actor]) -> Actor:
    return actor_of("parts_planner")


@pytest.fixture
def upload(planner: Actor, hongchuan: Brand, clock: FixedClock) -> Callable[..., Done]:
    def send(content: bytes, name: str = "价格表.csv", actor: Actor = planner, brand: int = 0) -> Done:
        cmd = UploadPriceList(brand=brand or hongchuan.pk, name=name, content=base64.b64encode(content))
        return upload_price_list(cmd, actor=actor, clock=clock)

    return send


@pytest.fixture
def enter(planner: Actor, clock: FixedClock) -> Callable[..., Done]:
    def go(file: int | None, actor: Actor = planner, key: str = "", **more: object) -> Done:
        return import_price_list(ImportPriceList(file=file, **more), actor=actor, clock=clock, key=key)

    return go


def counts(done: Done) -> dict[str, int]:
    extra = done.model_extra or {}
    return {k: extra[k] for k in ("new", "changed", "superseded", "unchanged", "good", "bad")}


def seen(done: Done, clock: FixedClock) -> Preview:
    return preview(PriceFile.objects.get(pk=done.id), clock.today())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[PriceListImported]:
    events: list[PriceListImported] = []
    monkeypatch.setitem(listening._listeners, PriceListImported, [lambda event, ctx: events.append(event)])
    return events


def test_story(upload, enter, heard, planner: Actor, clock: FixedClock) -> None:
    file = upload(csv_of(ROWS))
    assert counts(file) == {"new": 5, "changed": 0, "superseded": 0, "unchanged": 0, "good": 5, "bad": 0}
    assert Part.objects.count() == 0
    assert counts(enter(file.id))["new"] == 5

    pads = Part.objects.get(norm_no="H3A698151D")
    assert (pads.display_no, pads.unit, pads.mnemonic, pads.pack_qty) == ("H3A 698 151 D", "set", "qzdpt", 1)
    assert Part.objects.get(norm_no="H3A941005C").is_fragile
    price = prices(planner.store_id, pads.pk, clock.today())
    assert price and (price.list_inc, price.net_inc) == (Decimal("458.00"), Decimal("302.28"))
    lamp = Part.objects.get(norm_no="H3A941005C").pk
    assert prices(planner.store_id, lamp, clock.today()) is None
    assert prices(planner.store_id, lamp, date(2026, 12, 1)) is not None
    old = Part.objects.get(norm_no="H3A698151C")
    assert old.phase == "no_stock"
    links = Supersession.objects.filter(old=old).order_by("new__norm_no")
    assert [(s.new.norm_no, s.kind, s.ratio) for s in links if s.new] == [
        ("H3A698151D", "one_to_many", 1),
        ("H3A907637A", "one_to_many", 1),
    ]
    assert [h.number for h in find_parts("制动片", on=clock.today())] != []
    assert find_parts("H3A698157D")[0].number == "H3A 698 151 D"
    assert find_parts("fyls")[0].number == "HQN 013 814 9"
    assert len(heard) == 1 and len(heard[0].changes) == 5
    row = Journal.objects.get(operation="catalogue.import_price_list")
    assert row.subject == "catalogue.PriceFile" and '"new":5' in row.changes


def test_the_same_list_again_changes_nothing(upload, enter) -> None:
    enter(upload(csv_of(ROWS)).id)
    before = (Part.objects.count(), PriceListEntry.objects.count(), Supersession.objects.count())
    again = enter(upload(csv_of(ROWS)).id)
    assert counts(again)["unchanged"] == 5
    assert (Part.objects.count(), PriceListEntry.objects.count(), Supersession.objects.count()) == before


def test_excel_is_read_like_csv_and_keeps_zeros(upload, enter, hongchuan: Brand) -> None:
    file = upload(xlsx_of([["012345678", "密封垫", "件", 50, 4, 2.4, "", "", "", ""]]), "价格表.xlsx")
    enter(file.id)
    assert Part.objects.get().norm_no == "012345678"


def test_a_number_cell_is_a_warning_and_a_ruined_one_an_error(upload, clock: FixedClock) -> None:
    rows: list[list[object]] = [[12345678, "a", "件", 1, 4, 2.4], ["9.0915E+11", "b", "件", 1, 4, 2.4]]
    look = seen(upload(xlsx_of(rows), "a.xlsx"), clock)
    assert [(w.address, w.code) for w in look.warnings] == [("A2", "cell.code_number"), ("A2", "cell.wrong")]
    assert "无法" not in look.warnings[1].message and look.warnings[1].message
    assert [e.address for e in look.errors] == ["A3"]


def test_every_bad_cell_is_named_once_with_its_address(upload, enter, clock: FixedClock) -> None:
    bad = [
        *ROWS,
        ["", "没有编号", "件", "1", "4", "2", "", "", "", ""],
        ["H3A 1", "坏单位", "箩筐", "1", "4", "2", "", "", "", ""],
        ["H3A 2", "坏价格", "件", "1", "四元", "-2", "", "", "", ""],
        ["H3A 3", "太细", "件", "1.5", "4.005", "2", "", "", "", ""],
        ["H3A-698-151-D", "重复", "件", "1", "4", "2", "", "", "", ""],
        ["H3A 4", "没有新件", "件", "1", "4", "2", "H3A 999 999 Z", "", "", ""],
        ["H3A 5", "自己", "件", "1", "4", "2", "h3a5", "", "", ""],
        ["H3A 6", "=1+1", "件", "1", "NaN", "2", "", "", "23/11/2026", ""],
        ["-/-", "没有字母数字", "件", "1", "4", "2", "", "", "", ""],
        ["H3A 7", "空的一半", "件", "1", "4", "2", "H3A 698 151 D + ", "", "", ""],
        ["H3A 9", "同一件两次", "件", "1", "4", "2", "H3A 698 151 D + H3A698151D*2", "", "", ""],
        ["H3A 10", "零件零个", "件", "1", "4", "2", "H3A 698 151 D*0", "", "", ""],
    ]
    file = upload(csv_of(bad))
    assert counts(file) == {"new": 5, "changed": 0, "superseded": 0, "unchanged": 0, "good": 5, "bad": 12}
    errors = [e.address for e in seen(file, clock).errors]
    assert sorted(errors) == sorted(
        ["A7", "C8", "E9", "F9", "D10", "A11", "G12", "G13", "B14", "E14", "I14", "A15", "G16", "G17", "G18"]
    )
    with pytest.raises(Refused, match=r"import\.bad_rows") as refusal:
        enter(file.id)
    assert "A7" in refusal.value.message
    assert Part.objects.count() == 0 and PriceFile.objects.get(pk=file.id).applied_at is None
    assert counts(enter(file.id, without_bad_rows=True))["good"] == 5
    assert Part.objects.count() == 5


def test_changed_names_prices_and_packs(upload, enter, planner: Actor, clock: FixedClock) -> None:
    enter(upload(csv_of(ROWS)).id)
    Part.objects.filter(norm_no="HQN0138149").update(mnemonic="ysd")
    rows = [
        ["H3A 698 151 D", "前刹车片(套)", "套", "2", "478.00", "315.48", "", "", "", ""],
        ["HQN 013 814 9", "放油螺塞铜垫", "", "", "4.00", "2.40", "", "停产", "", ""],
    ]
    done = enter(upload(csv_of(rows)).id)
    assert counts(done)["changed"] == 2
    pads, washer = Part.objects.get(norm_no="H3A698151D"), Part.objects.get(norm_no="HQN0138149")
    assert (pads.name_cn, pads.mnemonic, pads.pack_qty) == ("前刹车片(套)", "qscpt", 2)
    assert (washer.mnemonic, washer.phase, washer.pack_qty) == ("ysd", "stopped", 50)
    price = prices(planner.store_id, pads.pk, clock.today())
    assert price and price.net_inc == Decimal("315.48")
    versions = PriceListEntry.objects.filter(part=pads).order_by("version").values_list("version", "net_inc")
    assert list(versions) == [(1, Decimal("302.28")), (2, Decimal("315.48"))]
    assert find_parts("制动片(套)") and find_parts("刹车片")[0].part_id == pads.pk
    assert [h.why for h in find_parts("前制动") if h.part_id == pads.pk] in ([], ["synonym"])
    journal = Journal.objects.filter(operation="catalogue.import_price_list").latest("id")
    assert "前刹车片" in journal.changes and "前制动片" in journal.changes


def test_prices_belong_to_the_store(upload, enter, actor_of, other_store, clock: FixedClock) -> None:
    enter(upload(csv_of(ROWS)).id)
    stranger = actor_of("parts_planner", at=other_store)
    pads = Part.objects.get(norm_no="H3A698151D")
    assert prices(other_store.pk, pads.pk, clock.today()) is None
    theirs = upload(csv_of([["H3A 698 151 D", "前制动片(套)", "", "", "458.00", "290.00"]]), actor=stranger)
    done = enter(theirs.id, actor=stranger)
    assert counts(done)["changed"] == 1 and Part.objects.count() == 5
    price = prices(other_store.pk, pads.pk, clock.today())
    assert price and price.net_inc == Decimal("290.00")


def test_a_foreign_file_is_an_unknown_file(upload, enter, actor_of, other_store) -> None:
    file = upload(csv_of(ROWS))
    stranger = actor_of("parts_planner", at=other_store)
    with pytest.raises(NotFound) as foreign:
        enter(file.id, actor=stranger)
    with pytest.raises(NotFound) as unknown:
        enter(987654, actor=stranger)
    assert foreign.value.message == unknown.value.message


def test_a_list_is_entered_once(upload, enter) -> None:
    file = upload(csv_of(ROWS))
    first = enter(file.id, key="k1")
    assert enter(file.id, key="k1") == first
    with pytest.raises(Conflict, match=r"import\.done"):
        enter(file.id, key="k2")


def test_numbers_must_not_replace_one_another_in_a_circle(upload, enter, clock: FixedClock) -> None:
    enter(upload(csv_of([["H3A 1", "甲", "", "", "4", "2", ""], ["H3A 2", "乙", "", "", "4", "2", "H3A 1"]])).id)
    file = upload(csv_of([["H3A 1", "甲", "", "", "4", "2", "H3A 3"], ["H3A 3", "丙", "", "", "4", "2", "H3A 2"]]))
    assert [e.address for e in seen(file, clock).errors] == ["G2", "G3"]


def test_other_spellings_become_aliases(upload, enter, clock: FixedClock) -> None:
    benz = Brand.objects.create(code="MB", name="奔驰", number_rule="mercedes")
    enter(upload(csv_of([["A 000 905 12 00", "传感器", "", "", "4", "2"]]), brand=benz.pk).id)
    assert Alias.objects.get().norm_no == "0009051200"
    assert find_parts("000 905 12 00")[0].why == "alias"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table.empty"),
        (b"\x00\x01\x02\x03 nothing", "table.not_table"),
        ("名称,单价\n机油,3\n".encode(), "table.columns_missing"),
        (b"PK\x03\x04 broken", "table.damaged"),
    ],
)
def test_what_is_no_list_is_refused_kindly(upload, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        upload(content)
    assert refusal.value.code == code and refusal.value.message
    assert PriceFile.objects.count() == 0
    assert Journal.objects.get(outcome="refused").code == refusal.value.code


def test_a_list_without_a_good_row(upload, enter) -> None:
    with pytest.raises(Refused, match=r"import\.nothing"):
        enter(upload(csv_of([["", "x", "", "", "1", "1"]])).id, without_bad_rows=True)


@pytest.mark.parametrize("post", ["keeper", "parts_sales", "accountant"])
def test_others_may_not(upload, enter, actor_of, post: str) -> None:
    file = upload(csv_of(ROWS))
    with pytest.raises(NotAllowed):
        enter(file.id, actor=actor_of(post))
    with pytest.raises(NotAllowed):
        enter(file.id, actor=replace(actor_of("parts_planner"), permissions=frozenset()))
    assert Part.objects.count() == 0


def test_the_database_keeps_prices_and_files(upload, enter) -> None:
    from django.db import DatabaseError, transaction

    file = upload(csv_of(ROWS))
    enter(file.id)
    waiting = upload(csv_of(ROWS))
    for change in (
        lambda: PriceFile.objects.filter(pk=waiting.id).update(content=b"x"),
        lambda: PriceFile.objects.filter(pk=waiting.id).delete(),
        lambda: PriceListEntry.objects.update(net_inc=1),
        lambda: PriceListEntry.objects.all().delete(),
        lambda: PriceFile.objects.filter(pk=file.id).update(name="x"),
        lambda: PriceFile.objects.filter(pk=file.id).update(applied_at=None),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_queries_do_not_grow_with_rows(upload, enter, django_assert_max_num_queries) -> None:
    rows = [[f"H3A 1{n:05d}", f"件{n}", "件", "1", "4", "2"] for n in range(800)]
    file = upload(csv_of(rows))
    with django_assert_max_num_queries(45):
        enter(file.id)
    assert Part.objects.count() == 800


def test_two_imports_at_once_make_no_duplicates(real_commits, hongchuan: Brand, clock: FixedClock) -> None:
    """The second waits for the first and then finds everything unchanged."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from tests.fixtures import make_actor, make_store

    planner = make_actor(make_store("01", "泓川江东店"), "parts_planner", clock=clock)
    content = base64.b64encode(csv_of([[f"H3A 1{n:05d}", f"件{n}", "件", "1", "4", "2"] for n in range(50)]))
    files = [
        upload_price_list(
            UploadPriceList(brand=hongchuan.pk, name=f"{n}.csv", content=content), actor=planner, clock=clock
        ).id
        for n in range(4)
    ]

    def go(file: int | None) -> dict[str, int]:
        try:
            return counts(import_price_list(ImportPriceList(file=file), actor=planner, clock=clock))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(go, files))
    assert sorted(d["new"] for d in done) == [0, 0, 0, 50]
    assert (Part.objects.count(), PriceListEntry.objects.count()) == (50, 50)
