"""The power goes in the middle of business: nothing that was acknowledged is lost, and the rig is not blind."""

import pickle
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.catalogue.models import Part
from chehang.core.models import Journal
from chehang.core.verify import broken
from chehang.project.sqlite import SQLITE_OPTIONS
from tests.selling import Shop

from .power import Diary, Event, after_cuts
from .processes import start

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the settings of SQLite are at stake")

CUTS = 150
ROUNDS = 25
Recorded = tuple[dict[str, bytes], list[Event]]


def _day_of_business(shop: Shop, part: Part, bill: int, settings: dict[str, Any], disk: str, out: str) -> None:
    """Goods come in, are sold and paid for, and each time the number of the last entry of the journal is told."""
    connection.settings_dict |= {"NAME": disk, "OPTIONS": settings}
    diary = Diary()

    def tell() -> None:
        diary.said(Journal.objects.order_by("-seq").values_list("seq", flat=True)[0])

    for _ in range(ROUNDS):
        shop.receive(part, "2", "100.00")
        tell()
        shop.sold((part, "1"))
        tell()
        for _payment in range(3):
            cmd = TakePayment.model_validate({"bill": bill, "payments": [{"method": "cash", "amount": "0.01"}]})
            take_payment(cmd, actor=shop.depot.who("cashier"), clock=shop.depot.clock)
            tell()
    Path(out).write_bytes(pickle.dumps(diary.events))


def _recorded(shop: Shop, tmp_path: Path, settings: dict[str, Any]) -> Recorded:
    """The disk before, and the diary of a day on it."""
    part = shop.goods("100", "26750.00")
    bill = Bill.objects.get(object_id=shop.sold((part, "50")).pk).pk
    shop.receive(part, "2", "100.00")
    disk, out = tmp_path / "shop.sqlite3", tmp_path / "diary"
    with connection.cursor() as cursor:  # a disk of its own: what else is open elsewhere must not touch it
        cursor.execute("VACUUM INTO %s", [str(disk)])
    connections.close_all()
    before = {"": disk.read_bytes(), "-wal": b""}
    start(_day_of_business, shop, part, bill, settings, str(disk), str(out)).join(120)
    return before, pickle.loads(out.read_bytes())


def _lost(recorded: Recorded, tmp_path: Path, luck: random.Random) -> list[tuple[int, Path]]:
    """Cut the power again and again: how many told acts each disk lacks. Every disk is sound, or this fails."""
    before, events = recorded
    assert sum(e.what == "sync" and e.file == "" for e in events) >= 2  # the log was carried over more than once
    cuts = sorted(luck.randrange(len(events)) for _ in range(CUTS))
    told = []
    for n, (files, said) in enumerate(after_cuts(before, events, cuts, luck)):
        disk = tmp_path / f"cut{n}"
        for end, content in files.items():
            Path(f"{disk}{end}").write_bytes(content)
        found = sqlite3.connect(disk)
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        first, last, count = found.execute("SELECT MIN(seq), MAX(seq), COUNT(*) FROM core_journal").fetchone()
        assert (first, count) == (1, last)
        found.close()
        told.append((max(0, said - last), disk))
        if n % 25:
            disk.unlink()
    return told


def _look(disk: str, out: str) -> None:
    connection.settings_dict["NAME"] = disk
    # The shelf was filled without a voucher: what ties goods to money is not asked here.
    found = [(rule.code, str(row)) for rule, row in broken() if rule.code not in ("I04", "I13", "C01")]
    Path(out).write_text(repr(found))


def test_no_acknowledged_act_is_lost_with_the_shipped_settings(open_shop: Shop, tmp_path: Path) -> None:
    recorded = _recorded(open_shop, tmp_path, SQLITE_OPTIONS)
    found = _lost(recorded, tmp_path, random.Random(20))
    assert [lost for lost, _disk in found if lost] == []
    for _lost_acts, disk in found[::25]:
        start(_look, str(disk), f"{disk}.txt").join(60)
        assert Path(f"{disk}.txt").read_text() == "[]"


def test_the_rig_shows_what_a_weaker_setting_loses(open_shop: Shop, tmp_path: Path) -> None:
    weaker = SQLITE_OPTIONS | {"init_command": SQLITE_OPTIONS["init_command"].replace("FULL", "NORMAL")}
    recorded = _recorded(open_shop, tmp_path, weaker)
    assert sum(lost > 0 for lost, _disk in _lost(recorded, tmp_path, random.Random(20))) > CUTS / 2
