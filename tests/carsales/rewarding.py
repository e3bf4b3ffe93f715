"""Short ways through targets, reward policies and commissions: the worked policy of the trade's table."""

from typing import Any

from chehang.carsales.models import RewardPolicy
from chehang.core.models import ApprovalRequest

from .dealer import Dealer

VOLUME = [
    {"up_to": "0.8", "factor": "0.8"},
    {"up_to": "1", "factor": "1"},
    {"up_to": "1.2", "factor": "1.2"},
    {"up_to": "9", "factor": "1.4"},
]
QUALITY = [{"up_to": "0.9", "factor": "0.9"}, {"up_to": "0.95", "factor": "1"}, {"up_to": "2", "factor": "1.1"}]
POLICY = {
    "name": "2026 提成办法", "base": "300", "slow": "600", "volume": VOLUME, "quality": QUALITY, "insurance": "0.03", "finance": "200",
    "accessory": "0.08", "reason": "年度激励政策",
}  # fmt: skip


def drafted(dealer: Dealer, **also: Any) -> RewardPolicy:
    facts = POLICY | {"valid_from": dealer.day()} | also
    return RewardPolicy.objects.get(pk=dealer.act("draft_reward_policy", "sales_manager", **facts).id)


def in_force(dealer: Dealer, **also: Any) -> RewardPolicy:
    row = drafted(dealer, **also)
    request = ApprovalRequest.objects.get(document="carsales.reward_policy", object_id=row.pk, state="open")
    for post in ("finance_manager", "general_manager"):
        dealer.run("core.approve", post, request=request.pk)
    return RewardPolicy.objects.get(pk=row.pk)


def share(dealer: Dealer, post: str = "sales_consultant", **also: Any) -> dict[str, Any]:
    return {"consultant": dealer.id(post), "history": "0.5", "seniority": "0.5", "leads": "0.5", **also}


def targets(dealer: Dealer, cars: int, *people: dict[str, Any]) -> None:
    dealer.act(
        "set_sales_targets", "sales_manager", month=dealer.day(), cars=cars, people=list(people) or [share(dealer)]
    )
