"""Short ways through administration."""

from typing import Any

from chehang.office.models import Asset, Hazard, SealUse
from tests.office import Office


def hazard(office: Office, state: str = "open", **also: Any) -> Hazard:
    """A hazard found by a keeper, as far as ``state``; the service manager mends it, HR verifies."""
    pk = office.run("office.report_hazard", "keeper", place="举升机2号", what="安全锁失灵", **also).id
    order = {"hazard": pk, "responsible": office.id("service_manager"), "measure": "更换锁销", "due": office.day(3)}
    steps = (
        ("mending", "order_mending", "hr_manager", order), ("mended", "mend_hazard", "service_manager", {"hazard": pk}),
        ("closed", "verify_hazard", "hr_manager", {"hazard": pk}),
    )  # fmt: skip
    for name, act, post, data in steps:
        if state == "open":
            break
        office.run(f"office.{act}", post, **data)
        if name == state:
            break
    return Hazard.objects.get(pk=pk)


def asset(office: Office, code: str = "BG-001") -> Asset:
    made = office.run(
        "office.register_asset", "hr_manager", code=code, name="笔记本电脑", bought_on=office.day(-10), cost="6800"
    ).id
    return Asset.objects.get(pk=made)


def seal(office: Office, *, allowed: bool = False) -> SealUse:
    pk = office.run("office.ask_seal", "parts_manager", seal="公章", paper="采购协议", copies=2).id
    if allowed:
        office.run("office.allow_seal", "general_manager", use=pk)
    return SealUse.objects.get(pk=pk)
