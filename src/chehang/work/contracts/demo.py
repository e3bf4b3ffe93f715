"""Contracts of the sample store: a small agreement each month, one that soon ends, one that waits for approval."""

from datetime import timedelta

from chehang.core.operations.attach_file import attach_file
from chehang.core.stage import Stage, Story
from chehang.work.operations.approve_contract import approve_contract
from chehang.work.operations.draft_contract import draft_contract
from chehang.work.operations.finish_milestone import finish_milestone
from chehang.work.operations.sign_contract import sign_contract
from chehang.work.operations.submit_contract import submit_contract

CONTRACT_DAY = 6  # of the month


def day(stage: Stage) -> None:
    """Once a month marketing signs with a service provider."""
    if stage.today.day == CONTRACT_DAY:
        stage.begin(agreement(stage), "11:10")


def agreement(stage: Stage, *, until: str = "running") -> Story[None]:
    """Registered, approved, signed with its scan; its first milestone is reached two days later."""
    day = stage.today
    first = {"title": "物料到店", "due": day + timedelta(days=3), "amount": "1500.00"}
    data = {
        "kind": "media", "title": f"{day.month}月外展物料制作", "party": "杭州明锐广告有限公司", "amount": "4800.00",
        "starts_on": day, "ends_on": day + timedelta(days=90), "milestones": [first],
    }  # fmt: skip
    made = stage.run(draft_contract, data, "tangning")
    yield 5
    stage.run(submit_contract, {"contract": made.id}, "tangning")
    if until == "submitted":
        return
    yield 70
    stage.run(approve_contract, {"contract": made.id}, "luyuanhang")
    yield 120
    scan = {
        "document": "work.contract",
        "object_id": made.id,
        "sha256": stage.picture("合同扫描件"),
        "name": "合同.png",
        "kind": "other",
    }
    stage.run(attach_file, scan, "tangning")
    stage.run(sign_contract, {"contract": made.id, "signed_on": day}, "tangning")
    yield stage.until(2, "10:00")
    stage.run(finish_milestone, {"contract": made.id, "line": 1, "result": "物料已验收"}, "tangning")


def today(stage: Stage) -> None:
    """One waits for the general manager."""
    stage.begin(agreement(stage, until="submitted"), "08:50")
