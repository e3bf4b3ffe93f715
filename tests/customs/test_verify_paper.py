"""A second person verifies."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.operations.verify_paper import VerifyPaper, verify_paper
from tests.customs.batch import keep, opened
from tests.goods import Depot


def test_another_person_verifies_and_a_new_file_voids_it(depot: Depot) -> None:
    batch = opened(depot)
    paper = batch.papers.get(kind="invoice")
    with pytest.raises(Refused, match=r"paper\.missing"):
        depot.run(verify_paper, VerifyPaper(paper=paper.pk), "parts_manager")
    keep(depot, paper)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(verify_paper, VerifyPaper(paper=paper.pk), "parts_logistics")
    depot.run(verify_paper, VerifyPaper(paper=paper.pk), "parts_manager")
    paper.refresh_from_db()
    assert paper.verified_by is not None
    keep(depot, paper)
    paper.refresh_from_db()
    assert paper.verified_by is None
