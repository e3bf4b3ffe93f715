"""A difference that is explained holds nothing up."""

from chehang.customs.comparing import gaps, open_gaps
from chehang.customs.models import PaperLine
from chehang.customs.operations.explain_gap import ExplainGap, explain_gap
from tests.customs.batch import keep, opened
from tests.customs.test_keep_paper import said
from tests.goods import Depot


def test_explained(depot: Depot) -> None:
    batch = opened(depot)
    keep(depot, batch.papers.get(kind="packing"), said("190"))
    line = PaperLine.objects.get(part_no="H3A 698 151 D")
    depot.run(explain_gap, ExplainGap(line=line.pk, explanation="供应商漏装10件,随下批补发"), "parts_logistics")
    assert len(gaps(batch)) == 1 and open_gaps(batch) == []
