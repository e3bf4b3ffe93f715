"""A parts complaint, led to any of its states."""

from chehang.work.models import CaseRecord, CaseType
from tests.office import Office

WHY = {
    "cause": "material",
    "cause_words": "摩擦片批次硬度偏高",
    "remedy": "免费更换并道歉",
    "prevention": "该批次退厂并抽检",
}


def complaint(office: Office, by: str = "parts_sales", **also: object) -> CaseRecord:
    """A customer calls about brake pads."""
    kind = CaseType.objects.get(code="parts_complaint")
    data = {
        "type": kind.pk,
        "title": "前制动片异响",
        "facts": "装车三天后低速制动异响",
        "complainant": "王建国",
        **also,
    }
    return CaseRecord.objects.get(pk=office.run("open_case", by, **data).id)


def led_to(office: Office, state: str, *, compensation: str = "0") -> CaseRecord:
    """A complaint in a state, owned by the parts salesperson."""
    case = complaint(office)
    me = {"case": case.pk}
    acts = [
        ("assigned", "assign_case", "parts_manager", {"owner": office.id("parts_sales")}),
        ("assigned", "respond_case", "parts_sales", {"text": "已致歉,约明天到店检查"}),
        ("proposed", "propose_case", "parts_sales", WHY | {"compensation": compensation}),
        ("proposed", "approve_compensation", "customer_service_manager", {}),
        ("agreed", "agree_case", "parts_sales", {"text": "客户同意更换"}),
        ("executed", "execute_case", "parts_sales", {"outcome": "已更换,试车无异响"}),
        ("closed", "close_case", "customer_service_manager", {"satisfied": True, "text": "不响了,谢谢"}),
    ]
    order = ["assigned", "proposed", "agreed", "executed", "closed"]
    for at, act, post, data in acts:
        wanted = act != "approve_compensation" or compensation != "0"
        if wanted and state in order and order.index(at) <= order.index(state):
            office.run(act, post, **me, **data)
    case.refresh_from_db()
    return case
