"""The day of insight: a target is agreed, a definition chosen, October frozen."""

from chehang.insight.operations.choose_definition import ChooseDefinition, choose_definition
from chehang.insight.operations.freeze_month import FreezeMonth, freeze_month
from chehang.insight.operations.set_target import SetTarget, set_target
from chehang.ledger.models import Period
from tests.selling import Shop


def tell(shop: Shop) -> None:
    target = {"measure": "counter.margin", "period": "2026-12", "target": "42", "green": "40", "red": "30"}
    shop.run(set_target, SetTarget.model_validate(target | {"reason": "年度目标"}), "general_manager")
    alone = {"measure": "counter.turnover", "period": "2026-12", "target": "90000", "reason": "年度目标"}
    shop.run(set_target, SetTarget.model_validate(alone), "general_manager")
    chosen = {"measure": "stock.dead_share", "variant": "seven_months", "valid_from": shop.depot.clock.today()}
    cmd = ChooseDefinition.model_validate(chosen | {"reason": "厂家标准"})
    shop.run(choose_definition, cmd, "general_manager")
    october = Period.objects.get(store=shop.store, year=2026, month=10)
    shop.run(freeze_month, FreezeMonth(period=october.pk), "finance_manager")
