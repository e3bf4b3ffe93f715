"""Rows of a packing list that nobody sees in the sheet are asked about, also on the receiving page."""

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from chehang.org.models import Account
from chehang.warehouse.sheets import packing_lines
from tests.goods import Depot


def _file(number: str) -> bytes:
    book = Workbook()
    for row in (["配件编号", "数量"], [number, 4], [number, 6]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_the_receiving_page_asks_and_takes_the_file_again(depot: Depot, client) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "10", "100"))
    content = _file(part.display_no)
    assert packing_lines(content).hidden == (3,)
    account = Account.objects.get(pk=depot.who("keeper").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    url = f"/warehouse/receiving/{inbound.pk}/"
    headers = {"hx-request": "true", "hx-target": "work"}
    answer = client.post(url, {"act": "packing", "file": SimpleUploadedFile("a.xlsx", content)}, headers=headers)
    page = answer.content.decode()
    assert 'hx-target="#work"' in page and 'type="file" name="file"' in page
    assert inbound.lines.get().packed is None
    mark = re.search(r'type="checkbox" name="_confirm" value="([^"]+)"', page)[1]
    sent = {"act": "packing", "file": SimpleUploadedFile("a.xlsx", content), "_confirm": mark}
    client.post(url, sent, headers=headers)
    assert inbound.lines.get().packed == 10
