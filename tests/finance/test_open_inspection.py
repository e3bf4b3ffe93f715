"""An auditor reads the inspected days and nothing else, while the inspection runs."""

from django.test import Client

from chehang.finance.models import Inspection
from chehang.org.models import Account as Login

from .conftest import refused

CASE = {
    "kind": "tax",
    "authority": "江东税务局",
    "subject": "增值税专项检查",
    "since": "2026-11-01",
    "until": "2026-11-10",
}


def opened(desk, **also) -> Inspection:
    return Inspection.objects.get(pk=desk.run("open_inspection", "finance_manager", **(CASE | also)).id)


def test_what_the_auditor_reads(desk, of_document, clock) -> None:
    from datetime import date

    inside, outside = of_document(date(2026, 11, 5)), of_document(date(2026, 11, 11))
    visitor = desk.who("auditor")
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Login.objects.get(pk=visitor.account_id), backend="chehang.org.accounts.AccountBackend")
    assert "由财务经理登记" in client.get("/finance/audit/").content.decode()
    case = opened(desk, auditor=visitor.employee_id)
    page = client.get("/finance/audit/").content.decode()
    assert f"voucher={inside.pk}" in page and f"voucher={outside.pk}" not in page
    assert "458.00" in client.get(f"/finance/audit/?voucher={inside.pk}").content.decode()
    assert "458.00" not in client.get(f"/finance/audit/?voucher={outside.pk}&q=nothing").content.decode()
    assert client.get("/finance/audit/?export=1").headers["Content-Type"].startswith("application/vnd")
    assert client.get("/finance/vouchers/").status_code == 403
    desk.run("close_inspection", "finance_manager", inspection=case.pk, conclusion="无问题")
    assert "由财务经理登记" in client.get("/finance/audit/").content.decode()


def test_refusals(desk) -> None:
    refused("inspection.days", desk, "open_inspection", "finance_manager", **(CASE | {"until": "2026-10-01"}))
    refused(
        "inspection.auditor",
        desk,
        "open_inspection",
        "finance_manager",
        **CASE,
        auditor=desk.who("cashier").employee_id,
    )
    assert not Inspection.objects.exists()
