"""Filing papers: kept by hash, compared line by line."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.comparing import gaps, open_gaps
from chehang.customs.operations.keep_paper import KeepPaper, keep_paper
from tests.customs.batch import LINES, keep, opened, taxed
from tests.goods import Depot, upload


def said(quantity: str = "200") -> list[dict[str, str]]:
    return [
        {"part_no": no, "quantity": quantity if n == 0 else q, "origin": "DE"}
        for n, (no, _a, _b, q, *_c) in enumerate(LINES)
    ]


def test_what_a_paper_says_is_compared(depot: Depot) -> None:
    batch = opened(depot)
    keep(depot, batch.papers.get(kind="packing"), said("190"))
    [gap] = open_gaps(batch)
    assert (gap.part_no, gap.field, str(gap.says), str(gap.declared)) == (
        "H3A 698 151 D",
        "quantity",
        "190.000",
        "200.000",
    )
    keep(depot, batch.papers.get(kind="packing"), said())
    assert gaps(batch) == []


def test_a_part_that_a_paper_does_not_know_is_a_gap(depot: Depot) -> None:
    batch = opened(depot)
    keep(depot, batch.papers.get(kind="packing"), said()[:3])
    assert [g.part_no for g in gaps(batch)] == ["H3A 413 031 B"]


def test_refusals(depot: Depot) -> None:
    batch = opened(depot)
    paper = batch.papers.get(kind="packing")
    twice = KeepPaper.model_validate({"paper": paper.pk, "sha256": upload(), "lines": [said()[0], said()[0]]})
    with pytest.raises(Refused, match=r"paper\.part_twice"):
        depot.run(keep_paper, twice, "parts_logistics")
    paper.refresh_from_db()
    assert not paper.sha256
    taxed(depot, batch)
    with pytest.raises(Refused, match=r"paper\.closed"):
        keep(depot, paper)
