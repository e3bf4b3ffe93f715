"""No colleague sees another's pay, ID card or file; everybody sees the own."""

import pytest
from django.test import Client

from chehang.org.models import Account
from chehang.people.models import Payslip
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
