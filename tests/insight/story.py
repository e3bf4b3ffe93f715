"""The day of insight: a target is agreed, a definition chosen, October frozen, reports signed, strategies in each state."""

from chehang.counter.models import SaleLine
from chehang.insight.operations.choose_definition import ChooseDefinition, choose_definition
from chehang.insight.operations.freeze_month import FreezeMonth, freeze_month
from chehang.insight.operations.plan_year import PlanYear, plan_year
from chehang.insight.operations.set_target import SetTarget, set_target
from chehang.ledger.models import Period
from tests.selling import Shop

from . import managers
from .packs import discuss, draft, explain, sign
from .strategies import approved, drafted, run

TOLD = "(SELECT MIN(id) FROM insight_reportpack WHERE state = 'draft')"
SIGNED = "(SELECT MIN(id) FROM insight_reportpack WHERE state = 'signed')"
LINE = f"(SELECT MIN(id) FROM insight_packline WHERE pack_id = {SIGNED})"
VIOLATIONS = {
    "insight_pack_explained": [
        (
            f"UPDATE insight_packline SET told = TRUE, comment = '' WHERE pack_id = {TOLD}",
            f"UPDATE insight_reportpack SET state = 'signed', signed_by_id = (SELECT MIN(id) FROM org_employee), signed_at = drafted_at WHERE id = {TOLD}",
        )
    ],
    "insight_packnote_signed": [
        (
            f"INSERT INTO insight_packnote (store_id, pack_id, at, note, writer_id) SELECT store_id, {TOLD}, at, note, writer_id FROM insight_packnote",
        )
    ],
    "insight_packline_signed_insert": [
        (
            f"INSERT INTO insight_packline (store_id, pack_id, n, measure, colour, told, comment) SELECT store_id, pack_id, 99, measure, colour, told, comment FROM insight_packline WHERE id = {LINE}",
        )
    ],
    "insight_packline_signed_update": [(f"UPDATE insight_packline SET comment = 'x' WHERE id = {LINE}",)],
    "insight_packline_signed_delete": [(f"DELETE FROM insight_packline WHERE id = {LINE}",)],
}


def tell(shop: Shop) -> None:
    target = {"measure": "counter.margin", "period": "2026-12", "target": "42", "green": "40", "red": "30"}
    shop.run(set_target, SetTarget.model_validate(target | {"reason": "年度目标"}), "general_manager")
    alone = {"measure": "counter.turnover", "period": "2026-12", "target": "90000", "reason": "年度目标"}
    shop.run(set_target, SetTarget.model_validate(alone), "general_manager")
    for measure, period, total in (
        ("counter.turnover", "2026-11", "80000"), ("workshop.output", "2026-11", "50000"),
        ("carsales.deliveries", "2026-11", "4"), ("carsales.deliveries", "2026-12", "6"),
    ):  # fmt: skip
        agreed = {"measure": measure, "period": period, "target": total, "standing": False, "reason": "年度目标"}
        shop.run(set_target, SetTarget.model_validate(agreed), "general_manager")
    sale = SaleLine.objects.filter(store=shop.store, sale__state__in=("out", "closed")).order_by("id").first()
    assert sale is not None
    run(shop, "mark_one_off", "general_manager", measure="counter.profit", row=sale.pk, reason="清仓处理,不会再有")
    chosen = {"measure": "stock.dead_share", "variant": "seven_months", "valid_from": shop.depot.clock.today()}
    cmd = ChooseDefinition.model_validate(chosen | {"reason": "厂家标准"})
    shop.run(choose_definition, cmd, "general_manager")
    october = Period.objects.get(store=shop.store, year=2026, month=10)
    shop.run(freeze_month, FreezeMonth(period=october.pk), "finance_manager")
    year = {"measure": "counter.sales", "year": 2027, "total": "1200"}
    owner = shop.depot.who("parts_manager").employee_id
    for measure in ("counter.sales", "counter.sold_lines"):
        cmd = PlanYear.model_validate(year | {"measure": measure, "owner": owner})
        shop.run(plan_year, cmd, "parts_manager")
    october_parts = draft(shop)
    for line in october_parts.lines.filter(told=True):
        explain(shop, october_parts, line.n)
    sign(shop, october_parts)
    discuss(shop, october_parts)
    explain(shop, draft(shop, "monthly_service", post="general_manager"), 1, "general_manager")
    drafted(shop)
    reviewed = approved(shop, title="服务网络规划")
    run(shop, "review_strategy", "general_manager", strategy=reviewed.pk, course="behind", text="网点选址延后")
    over = approved(shop, title="旧规划")
    run(shop, "review_strategy", "general_manager", strategy=over.pk, course="change", text="市场变化")
    run(shop, "close_strategy", "general_manager", strategy=over.pk, reason="由新规划取代")
    aimed = {"title": "份额测算", "period": "2026-11", "strategy": reviewed.pk}
    lines = [{"measure": "counter.sales", "percent": "10"}, {"measure": "counter.lost_lines", "value": "0"}]
    run(shop, "write_scenario", "general_manager", **aimed, assumptions=lines)
    run(shop, "write_scenario", "general_manager", title="另一测算", period="2026-10", assumptions=lines)
    managers.tell(shop)
