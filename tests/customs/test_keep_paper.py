"""Filing papers: kept by hash, compared line by line."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.comparing import gaps, open_gaps
from chehang.customs.operations.keep_paper import KeepPaper, keep_paper
from tests.customs.batch import LINES, keep, opened, taxed
from tests.goods import Depot, upload


def said(quantity: str = "200") -> list[dict[str, str]]:
    return [
        {"part_no": no, "quantity": quantity if n == 0 else q, "net_kg": str(int(kg) - 10), "origin": "DE"}
        for n, (no, _a, _b, q, _p, kg, *_c) in enumerate(LINES)
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


def test_one_number_of_two_parts_is_compared_by_its_sum(depot: Depot) -> None:
    """A packing list knows numbers, not qualities: neither line stands for the other."""
    batch = opened(depot)
    first = batch.lines.get(n=1)
    batch.lines.filter(n=2).update(part_no=first.part_no.replace(" ", ""))
    both = [{"part_no": first.part_no, "quantity": "1400", "net_kg": "700", "origin": "DE"}, *said()[2:]]
    keep(depot, batch.papers.get(kind="packing"), both)
    assert gaps(batch) == []
    keep(depot, batch.papers.get(kind="packing"), [both[0] | {"quantity": "1200"}, *said()[2:]])
    assert [(g.part_no, str(g.declared)) for g in gaps(batch)] == [(first.part_no, "1400.000")]
    spaced = [both[0], both[0] | {"part_no": "H3A698151D"}]
    twice = KeepPaper.model_validate(
        {"paper": batch.papers.get(kind="packing").pk, "sha256": upload(), "lines": spaced}
    )
    with pytest.raises(Refused, match=r"paper\.part_twice"):
        depot.run(keep_paper, twice, "parts_logistics")


def test_a_paper_that_nobody_has_read_is_a_gap(depot: Depot) -> None:
    """A filed invoice without its lines, and one that leaves out what an invoice says, compare nothing: both hold the papers up."""
    batch = opened(depot)
    paper = batch.papers.get(kind="invoice")
    keep(depot, paper)
    assert [(g.paper, g.field) for g in open_gaps(batch)] == [(str(paper), "lines")]
    keep(depot, paper, said())
    assert {g.field for g in open_gaps(batch)} == {"amount", "currency"}
