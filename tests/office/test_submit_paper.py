"""The general manager approves it; returned it is a draft again; valid it stands."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.models import ApprovalRequest
from chehang.office.models import CompanyPaper
from tests.office import Office
from tests.office.desk import paper
from tests.work.refusing import refused


def test_approved_and_returned(office: Office) -> None:
    made = paper(office, "submitted")
    request = ApprovalRequest.objects.get(document="office.paper", object_id=made.pk, state="open")
    office.run("core.send_back", "general_manager", request=request.pk, reason="补充值班安排")
    made.refresh_from_db()
    assert made.state == "draft"
    refused(office, "not_found", "office.submit_paper", "finance_manager", paper=made.pk)
    refused(office, "paper.not_yours", "office.submit_paper", "general_manager", paper=made.pk)
    refused(office, "not_allowed", "office.submit_paper", "keeper", paper=made.pk)
    valid = paper(office, "valid")
    assert valid.state == "valid"
    with pytest.raises(IntegrityError), transaction.atomic():
        CompanyPaper.objects.filter(pk=valid.pk).update(text="改过的正文")
