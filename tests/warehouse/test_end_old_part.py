"""Given out, scrapped, missing: only what may."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.warehouse.models import OldPart
from chehang.warehouse.operations.end_old_part import EndOldPart, end_old_part
from tests.goods import Depot
from tests.warehouse.test_tag_old_part import tagged


def end(depot: Depot, row: OldPart, way: str, post: str = "parts_manager", **also: object) -> None:
    depot.run(
        end_old_part,
        EndOldPart.model_validate({"old_part": row.pk, "way": way, "outcome": "危废交持证单位"}),
        post,
        **also,
    )  # type: ignore[arg-type]
    row.refresh_from_db()


def test_the_customer_gets_his_own_and_nobody_else_s(depot: Depot) -> None:
    his, makers = tagged(depot, "customer"), tagged(depot, source_number="WX-9")
    end(depot, his, "give")
    assert his.state == "given"
    with pytest.raises(Refused, match=r"old_part\.not_his"):
        end(depot, makers, "give")
    with pytest.raises(NotAllowed):
        end(depot, makers, "scrap", post="keeper")
    assert makers.state == "kept"


def test_a_warranty_part_is_not_scrapped_before_its_day(depot: Depot) -> None:
    row = tagged(depot)
    with pytest.raises(Refused, match="doubtful"):
        end(depot, row, "scrap")
    depot.clock.at += timedelta(days=91)
    end(depot, row, "scrap")
    assert row.state == "scrapped" and row.ended_by is not None


def test_a_missing_warranty_part_is_told(depot: Depot) -> None:
    clerk = depot.who("warranty_clerk")
    end(depot, tagged(depot), "lose")
    assert any("JJ-" in x.params.get("number", "") for x in open_items(clerk))
