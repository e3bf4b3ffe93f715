"""No colleague sees another's pay, ID card or file; everybody sees the own."""

import pytest
from django.test import Client

from chehang.org.models import Account
from chehang.people.models import Payslip, StaffFile
from tests.people.appraisals import MARKS, opened, scheme
from tests.people.hr import ID, Hr
from tests.people.month import payroll, terms


@pytest.mark.usefixtures("clock_of_server")
def test_only_hr_finance_and_oneself(hr: Hr) -> None:
    hr.run("keep_file", employee=hr.office.id("keeper"), id_no=ID)
    terms(hr)
    payroll(hr)
    slip = Payslip.objects.get()
    closed = [
        f"/people/slips/{slip.pk}/",
        "/people/slips/",
        "/people/terms/",
        "/people/files/",
        "/people/payruns/",
        "/api/v1/people/slips",
    ]
    for post in ("parts_manager", "keeper"):
        client = Client()
        client.force_login(
            Account.objects.get(pk=hr.office.who(post).account_id), backend="chehang.org.accounts.AccountBackend"
        )
        assert [client.get(url).status_code for url in closed] == [403] * len(closed), post
        page = client.get("/people/me/").content.decode()
        assert (f"{slip.net:,.2f}" in page) == (post == "keeper") and ID not in page


def test_an_appraisal_and_a_file_are_nobody_elses(hr: Hr) -> None:
    """A colleague of the same post opens neither the sheet nor the staff file of another, by whatever address."""
    scheme(hr)
    sheet = opened(hr)
    hr.run("score_appraisal", "parts_manager", appraisal=sheet.pk, reached=MARKS, comment="按时上架需加强")
    file = StaffFile.objects.get(employee_id=hr.office.id("keeper"))
    colleague = Client()
    account = Account.objects.get(pk=hr.office.who("keeper/另一名库管").account_id)
    colleague.force_login(account, backend="chehang.org.accounts.AccountBackend")
    addresses = (
        f"/people/appraisals/{sheet.pk}/",
        f"/people/appraising/{sheet.pk}/",
        f"/people/files/{file.pk}/",
        "/api/v1/people/files",
    )
    assert {colleague.get(url).status_code for url in addresses} <= {403, 404}
    assert "按时上架需加强" not in colleague.get("/people/me/").content.decode()
    hr.refused("not_found", "answer_appraisal", "keeper/另一名库管", appraisal=sheet.pk)
