"""交车确认单, A4: gone through with the buyer and signed; before that the same sheet lies there to be gone through (§3.8)."""

from dataclasses import dataclass
from datetime import date as Day

from django.utils.timezone import localdate

from chehang.core import signing
from chehang.core.printing.printout import Printout, numbered
from chehang.core.printing.shapes import UNSIGNED, Letterhead, Sign, sign_of, store_head
from chehang.core.printouts.sheet import ink_of

from ..models import Deal
from .deal import require_released

CHECKED = (
    "买卖双方共同检验车辆外观、内饰,无划伤、破损及缺件",
    "随车工具、备胎(补胎工具)按清单齐全",
    "灯光、雨刮、空调、音响、座椅、门窗功能演示完毕",
    "车辆操作及安全注意事项讲解完毕",
    "已介绍服务顾问及售后服务流程",
)
PAPERS = (
    "机动车销售统一发票",
    "车辆合格证(进口车为进口证明)",
    "车辆一致性证书",
    "使用说明书",
    "三包凭证",
    "维修保养手册",
    "随车工具清单",
)
EXPLAINED = (
    "包修期、三包有效期及其起算日(开具购车发票之日;与交车日不一致的,自交车之日)已说明",
    "易损耗零部件的质量保证期、家用汽车产品使用补偿系数已说明",
    "退换车条件、处理程序及修理者网点资料的查询方式已说明",
)


@dataclass(frozen=True, kw_only=True)
class HandingSheet:
    """The car, what went with it, what was explained."""

    store: Letterhead
    number: str
    date: Day
    buyer: str
    car: str
    vin: str
    engine: str
    odometer: str
    keys: str
    warranty: str
    first_service: Day | None
    done: bool
    checked: tuple[str, ...] = CHECKED
    papers: tuple[str, ...] = PAPERS
    explained: tuple[str, ...] = EXPLAINED
    consultant: Sign = UNSIGNED
    signed: Sign = UNSIGNED


PRINTOUT = Printout("carsales/handing_over", HandingSheet, "交车确认单", (), numbered)


def handing_over(deal: Deal) -> HandingSheet:
    """The sheet; boxes are ticked once the car is handed over. Refused before the release."""
    require_released(deal)
    done, car = deal.state == "delivered", deal.car
    signature = next((s for s in signing.valid(deal) if s.slot == "buyer"), None) if done else None
    months, km = deal.model.warranty_months, deal.model.warranty_km
    return HandingSheet(
        store=store_head(deal.store),
        number=deal.number,
        date=deal.delivered_on or deal.promised_on or localdate(),
        buyer=deal.customer.name if deal.customer else deal.lead.name,
        car=f"{deal.model} {deal.colour} {deal.interior}".strip(),
        vin=car.vin if car else "",
        engine=car.vehicle.engine_no if car else "",
        odometer=f"{deal.odometer} km" if done else "",
        keys=f"{car.keys} 把" if done and car else "",
        warranty=f"{months} 个月 / {km:,} km" if months else "",
        first_service=deal.first_service_on,
        done=done,
        consultant=sign_of(deal.consultant),
        signed=ink_of(signature),
    )
