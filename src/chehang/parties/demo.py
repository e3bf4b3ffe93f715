"""The chapter of those the store deals with: suppliers, people with a car, repair shops that buy wholesale."""

from dataclasses import dataclass
from random import Random

from chehang.core.access import rows
from chehang.core.stage import Size, Stage

from .models import Customer, Supplier
from .operations.register_customer import register_customer
from .operations.register_supplier import register_supplier
from .operations.set_credit_limit import set_credit_limit

# name, kind, phone, lead days, order cycle days
SUPPLIERS = (
    ("泓川汽车配件中心(北方库)", "oem", "010-60010001", 5, 7),
    ("泓川汽车配件中心(华东库)", "oem", "021-60020002", 3, 7),
    ("杭州安途轮胎有限公司", "local", "0571-60030003", 2, 14),
    ("浙江润驰油品有限公司", "local", "0571-60040004", 2, 14),
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余"
GIVEN = (
    "伟", "芳", "娜", "敏", "静", "磊", "军", "洋", "艳", "杰", "涛", "明", "超", "秀英",
    "建国", "志强", "晓东", "文博", "思远", "雨桐", "子涵", "海燕",
)  # fmt: skip
SHOPS = ("顺达", "诚信", "鑫源", "恒通", "永安", "正时", "驰骋", "金牌", "老刘", "万家")
CUSTOMERS = {Size.TINY: 24, Size.QUICK: 120, Size.SMALL: 240, Size.TYPICAL: 600}


@dataclass(frozen=True)
class SampleCustomer:
    """A customer as the counter registers one."""

    kind: str
    name: str
    mobile: str
    plate_no: str
    price_class: str
    credit_limit: int


def customers(count: int) -> list[SampleCustomer]:
    """Walk-in people, and one in twelve a repair shop that buys wholesale with a credit line."""
    rng, made = Random(7), []
    for n in range(count):
        mobile = f"1{rng.choice('35789')}{rng.randrange(10**9):09d}"
        plate = "浙A" + "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(5))
        if n % 12 == 0:
            shop = SHOPS[n // 12 % len(SHOPS)] + ("汽修厂" if n // 12 < len(SHOPS) else f"汽车维修{n // 120}店")
            made.append(SampleCustomer("company", f"杭州{shop}", mobile, "", "wholesale", 20000 + n % 5 * 10000))
        else:
            name = rng.choice(SURNAMES) + rng.choice(GIVEN)
            made.append(SampleCustomer("person", name, mobile, plate, "retail", 0))
    return made


def masters(stage: Stage) -> None:
    """Suppliers and customers are registered; finance gives the repair shops their credit."""
    for name, kind, phone, lead, cycle in SUPPLIERS:
        data = {"name": name, "kind": kind, "phone": phone, "lead_days": lead, "order_cycle_days": cycle}
        stage.run(register_supplier, data, "songjia")
    for one in customers(CUSTOMERS[stage.house.size]):
        data = {
            "kind": one.kind,
            "name": one.name,
            "mobile": one.mobile,
            "plate_no": one.plate_no,
            "price_class": one.price_class,
        }
        done = stage.run(register_customer, data, "hanlei" if one.price_class == "retail" else "zhoumin")
        if one.credit_limit:
            credit = {"customer": done.id, "credit_limit": str(one.credit_limit), "reason": "年度合作协议"}
            stage.run(set_credit_limit, credit, "gaojing")


def suppliers(stage: Stage) -> list[Supplier]:
    """The suppliers: the maker's two warehouses first. Read it with ``stage.once(suppliers)``."""
    return list(rows(Supplier, stage.actors["songjia"]).order_by("id"))


def buyers(stage: Stage) -> list[Customer]:
    """All customers. Read it with ``stage.once(buyers)``."""
    return list(rows(Customer, stage.actors["hanlei"]).exclude(mobile="").order_by("id"))
