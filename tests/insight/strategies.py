"""Short ways through the strategies."""

from typing import Any

from chehang.core.operation import Done, operations
from chehang.insight.strategy.models import Strategy
from tests.selling import Shop

TEXTS = {
    "situation": "区域上险量两万四千台,本品牌份额9%",
    "aims": "三年份额提高到11%",
    "actions": "增设二级网点,推进置换",
}


def run(shop: Shop, act: str, post: str = "marketing_manager", /, **data: Any) -> Done:
    op = operations()[f"insight.{act}"]
    done: Done = shop.run(op, op.command.model_validate(data), post)
    return done


def drafted(shop: Shop, post: str = "marketing_manager", /, **also: Any) -> Strategy:
    targets = [{"measure": "counter.sales", "year": y, "target": t} for y, t in ((2026, "1200"), (2027, "1500"))]
    targets.append({"measure": "counter.margin", "year": 2027, "target": "42"})
    facts = {"title": "2026–2028 发展规划", "first_year": 2026, "last_year": 2028, "targets": targets, **TEXTS, **also}
    return Strategy.objects.get(pk=run(shop, "draft_strategy", post, **facts).id)


def approved(shop: Shop, **also: Any) -> Strategy:
    strategy = drafted(shop, **also)
    run(shop, "approve_strategy", "general_manager", strategy=strategy.pk)
    strategy.refresh_from_db()
    return strategy
