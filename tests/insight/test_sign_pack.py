"""A report is signed and stands; what left its band is explained before."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from chehang.core.documents import of
from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem, Timer
from chehang.insight.operations.set_target import SetTarget, set_target
from chehang.insight.packs.kinds import kinds
from chehang.insight.packs.models import PackLine, ReportPack
from chehang.work.heads import MANAGERS
from tests.selling import Shop

from .packs import draft, explain, sign


@pytest.fixture
def november(shop: Shop) -> Shop:
    """Something was sold in November, far below what was agreed; December has begun."""
    agreed = {"measure": "counter.profit", "period": "2026-11", "target": "9000", "green": "9000", "red": "8000"}
    shop.run(set_target, SetTarget.model_validate(agreed | {"reason": "年度目标"}), "general_manager")
    shop.done((shop.goods(), "2"))
    shop.depot.clock.at = datetime(2026, 12, 2, 2, tzinfo=UTC)
    return shop


def test_signed_it_stands_sealed_and_the_general_manager_is_told(november: Shop) -> None:
    boss = november.depot.who("general_manager")
    pack = draft(november, period="2026-11")
    red = pack.lines.get(measure="counter.profit")
    assert red.colour == "red" and red.told
    with pytest.raises(Refused, match=r"pack\.unexplained"):
        sign(november, pack)
    explain(november, pack, red.n)
    sign(november, pack)
    assert pack.state == "signed" and pack.digest == of(pack).digest(pack)
    assert Timer.objects.get(kind="insight.pack_due").state == "met"
    assert InboxItem.objects.filter(
        store_id=boss.store_id, post="general_manager", link=f"/insight/packs/{pack.pk}/"
    ).exists()
    for change in (
        lambda: ReportPack.objects.filter(pk=pack.pk).update(conclusion="x"),
        lambda: PackLine.objects.filter(pack=pack).update(comment="x"),
        lambda: PackLine.objects.filter(pack=pack, n=1).delete(),
    ):
        with pytest.raises(IntegrityError, match="guard:insight_"), transaction.atomic():
            change()


def test_a_period_that_runs_is_not_signed(shop: Shop) -> None:
    pack = draft(shop, period="2026-11")
    with pytest.raises(Refused, match=r"pack\.running"):
        sign(shop, pack)
    assert ReportPack.objects.get().state == "draft"


def test_the_database_wants_the_explanation_too(november: Shop) -> None:
    pack = draft(november, period="2026-11")
    facts = {"signed_by_id": november.depot.who("parts_manager").employee_id, "signed_at": november.depot.clock.now()}
    with pytest.raises(IntegrityError, match="guard:insight_pack_explained"), transaction.atomic():
        ReportPack.objects.filter(pk=pack.pk).update(state="signed", **facts)


def test_another_manager_does_not_sign(november: Shop) -> None:
    pack = draft(november, period="2026-11")
    with pytest.raises(NotAllowed):
        sign(november, pack, "sales_manager")


def test_its_page_its_paper_and_the_calendar_of_reports(november: Shop, enter) -> None:
    pack = draft(november, period="2026-11")
    client = enter(november.depot.who("parts_manager"))
    page = client.get(f"/insight/packs/{pack.pk}/").content.decode()
    assert "配件月报" in page and "配件毛利" in page
    assert "配件月报" in client.get("/insight/owed/").content.decode()


def test_every_managers_report_is_drafted_explained_signed_frozen_and_printed(november: Shop, enter) -> None:
    """GM8, FI8, SA6, CS9 and the rest: each monthly report by who owes it; nobody else's word is in it."""
    monthly = [kind for kind in kinds().values() if kind.rhythm == "month"]
    assert {kind.owner for kind in monthly} == set(MANAGERS) - {"general_manager"}
    for kind in monthly:
        pack = draft(november, kind.code, "2026-11", kind.owner)
        assert pack.lines.count() == len(kind.measures) >= 5 and pack.parts.exists(), kind.code
        explain(november, pack, 1, kind.owner)
        for line in pack.lines.filter(told=True, comment=""):
            explain(november, pack, line.n, kind.owner)
        sign(november, pack, kind.owner)
        assert pack.state == "signed" and pack.digest == of(pack).digest(pack), kind.code
        with pytest.raises(IntegrityError, match="guard:insight_"), transaction.atomic():
            PackLine.objects.filter(pack=pack, n=1).update(comment="x")
        paper = enter(november.depot.who(kind.owner)).get(f"/paper/insight.pack/{pack.pk}/sheet/")
        assert paper.status_code == 200 and paper.content.startswith(b"%PDF"), kind.code
