"""A difference that is explained holds nothing up."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.comparing import gaps, open_gaps
from chehang.customs.models import Shipment
from chehang.customs.operations.explain_gap import ExplainGap, explain_gap
from chehang.purchasing.models import Order
from tests.customs.batch import keep, opened
from tests.customs.test_edit_shipment import edited, run
from tests.customs.test_keep_paper import said
from tests.goods import Depot

PADS, DAMPER = "H3A 698 151 D", "H3A 413 031 B"


def explain(depot: Depot, batch: Shipment, paper: str, part: str) -> None:
    cmd = ExplainGap.model_validate(
        {"shipment": batch.pk, "paper": paper, "part_no": part, "explanation": "供应商漏装10件,随下批补发"}
    )
    depot.run(explain_gap, cmd, "parts_logistics")


def test_explained_until_the_batch_changes(depot: Depot) -> None:
    """Ten too few and a part that the list leaves out; what is explained of one declaration does not explain the next."""
    batch = opened(depot)
    keep(depot, batch.papers.get(kind="packing"), said("190")[:3])
    assert {g.part_no for g in open_gaps(batch)} == {PADS, DAMPER}
    explain(depot, batch, "packing_list", "h3a698151d")
    explain(depot, batch, "packing_list", DAMPER)
    assert len(gaps(batch)) == 3 and open_gaps(batch) == []
    with pytest.raises(Refused, match=r"gap\.none"):
        explain(depot, batch, "packing_list", "H3A 115 403 F")
    run(depot, edited(depot, batch))
    assert len(open_gaps(batch)) == 3


def test_more_than_was_ordered_is_explained_too(depot: Depot) -> None:
    """199 pads ordered, 200 declared, and three parts that were never ordered."""
    batch = opened(depot)
    batch.order = Order.objects.get(pk=depot.reviewed((depot.part(PADS), "199", "24.60")))
    batch.save(update_fields=["order"])
    assert [(g.kind, g.part_no, g.says) for g in gaps(batch) if g.says] == [("order", PADS, 199)]
    assert len(gaps(batch)) == 4
    explain(depot, batch, "order", PADS)
    assert len(open_gaps(batch)) == 3
