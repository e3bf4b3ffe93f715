"""拜访简报: figures of the last whole month, promises, contacts and contracts of a kind of partner."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.core.measures import measures
from chehang.core.operation import operations
from chehang.insight.briefing.kinds import Partner, briefs
from chehang.work.contracts.models import ContractKind
from tests.selling import Shop

MOST_QUERIES = 100


@pytest.fixture
def december(shop: Shop) -> Iterator[Shop]:
    """Something was sold in November, a visit was noted and something promised; it is December."""
    shop.done((shop.goods(), "2"))
    op = operations()["work.write_note"]
    for facts in (
        {"kind": "contact", "title": "拜访总部区域经理", "person": "总部 王总", "text": "谈下季度返利"},
        {
            "kind": "promise",
            "title": "补交网点评估表",
            "person": "总部 王总",
            "text": "答应补交",
            "due": shop.depot.clock.today(),
        },
    ):
        shop.run(op, op.command.model_validate(facts), "general_manager")
    draft = operations()["work.draft_contract"]
    for kind, title in (("purchase", "整车采购年度协议"), ("bank", "授信合同")):
        facts = {
            "kind": kind,
            "title": title,
            "party": "泓川汽车",
            "amount": "100",
            "starts_on": shop.depot.clock.today(),
        }
        made = shop.run(draft, draft.command.model_validate(facts), "finance_manager")
        submit = operations()["work.submit_contract"]
        shop.run(submit, submit.command.model_validate({"contract": made.id}), "finance_manager")
    shop.depot.clock.at = datetime(2026, 12, 2, 2, tzinfo=UTC)
    with time_machine.travel(shop.depot.clock.at, tick=False):
        yield shop


def test_one_page_says_what_to_know(december: Shop, enter) -> None:
    client = enter(december.depot.who("general_manager"))
    with CaptureQueriesContext(connection) as spent:
        told = client.get("/insight/briefing/figures/?with=group").content.decode()
    assert "916.00" in told and "/measures/counter.sold/?span=2026-11" in told
    assert len(spent) <= MOST_QUERIES, len(spent)
    page = client.get("/insight/briefing/?with=group").content.decode()
    assert "/insight/briefing/figures/?with=group" in page
    assert "补交网点评估表" in page and "拜访总部区域经理" in page and "授信合同" in page and "整车采购年度协议" in page
    maker = client.get("/insight/briefing/?with=maker&name=王总").content.decode()
    assert "整车采购年度协议" in maker and "授信合同" not in maker and "拜访总部区域经理" in maker
    assert "拜访总部区域经理" not in client.get("/insight/briefing/?with=bank&name=李行长").content.decode()


def test_notes_and_cockpit_lead_to_it(december: Shop, enter) -> None:
    from chehang.work.models import Note

    note = Note.objects.get(kind="contact")
    client = enter(december.depot.who("general_manager"))
    assert f"/insight/briefing/?note={note.pk}" in client.get(f"/work/notes/{note.pk}/").content.decode()
    assert "/insight/briefing/" in client.get("/insight/").content.decode()
    assert "谈下季度返利" in client.get(f"/insight/briefing/?note={note.pk}").content.decode()
    assert client.get("/insight/briefing/?note=999999").status_code == 404
    for odd in ("with=%00&name=%00", "note=x", "with=nobody"):
        assert client.get(f"/insight/briefing/?{odd}").status_code == 200


def test_a_seller_has_none_and_a_manager_sees_his_measures_only(december: Shop, enter) -> None:
    for url in ("/insight/briefing/", "/insight/briefing/figures/"):
        assert enter(december.depot.who("parts_sales")).get(url).status_code == 403
    page = enter(december.depot.who("parts_manager")).get("/insight/briefing/figures/?with=group").content.decode()
    assert "/measures/counter.sold/" in page and "/measures/finance.revenue/" not in page


def test_the_list_names_what_there_is() -> None:
    assert list(briefs()) == Partner.values
    for brief in briefs().values():
        assert set(brief.measures) <= set(measures()), set(brief.measures) - set(measures())
        assert set(brief.contracts) <= set(ContractKind.values)
        assert len(set(brief.measures)) == len(brief.measures)
