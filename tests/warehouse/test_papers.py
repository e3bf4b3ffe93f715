"""What stands on the papers of the warehouse is what happened, not what was hoped for."""

from decimal import Decimal as D
from io import BytesIO

from pypdf import PdfReader

from chehang.core.documents import documents
from chehang.core.printing import render
from tests.core.printing.conftest import squeeze
from tests.goods import Depot


def test_a_short_delivery_says_what_came(depot: Depot) -> None:
    part = depot.part("H3A 955 425 G", "雨刮片")
    inbound = depot.ordered((part, "5", "40"))
    depot.receive(inbound, (part, "3"), price="40")
    inbound.refresh_from_db()
    paper, filled = documents()["warehouse.inbound"].filled("goods_receipt", inbound, depot.who("keeper"))
    [line] = filled.lines
    assert (line.expected, line.received, line.difference, line.amount) == (D(5), D(3), D(-2), D("120.00"))
    text = squeeze("".join(page.extract_text() for page in PdfReader(BytesIO(render(paper, filled))).pages))
    assert "H3A955425G" in text and "120.00" in text
