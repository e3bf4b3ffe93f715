"""The people, suppliers and customers of the sample store. All invented."""

from dataclasses import dataclass
from random import Random

STORES = (
    ("01", "泓川江东汽车销售服务有限公司", "江东店", "浙江省杭州市江东大道 188 号", "0571-88880101"),
    ("02", "泓川浦东汽车销售服务有限公司", "浦东店", "上海市浦东新区金海路 2000 号", "021-58880202"),
)

# number, name, login, posts
STAFF = (
    ("001", "陆远航", "luyuanhang", ("general_manager",)),
    ("002", "周敏", "zhoumin", ("parts_manager",)),
    ("003", "韩磊", "hanlei", ("parts_sales",)),
    ("004", "宋佳", "songjia", ("parts_planner",)),
    ("005", "何倩", "heqian", ("parts_logistics",)),
    ("006", "丁强", "dingqiang", ("keeper",)),
    ("007", "罗斌", "luobin", ("keeper",)),
    ("008", "马悦", "mayue", ("keeper",)),
    ("009", "程浩", "chenghao", ("sales_manager",)),
    ("010", "魏国栋", "weiguodong", ("service_manager",)),
    ("011", "沈蕾", "shenlei", ("hr_manager",)),
    ("012", "高静", "gaojing", ("finance_manager",)),
    ("013", "唐宁", "tangning", ("marketing_manager",)),
    ("014", "许晴", "xuqing", ("customer_service_manager",)),
    ("015", "方圆", "fangyuan", ("accountant",)),
    ("016", "白洁", "baijie", ("cashier",)),
    ("017", "顾川", "guchuan", ("administrator",)),
    ("018", "叶青", "yeqing", ("accountant",)),
)
OTHER_STAFF = (
    ("001", "姜涛", "jiangtao", ("parts_manager",)),
    ("002", "赵帆", "zhaofan", ("keeper",)),
    ("003", "孟楠", "mengnan", ("parts_sales",)),
)
PIN = "1357"

# code, name, kind, phone, lead days, order cycle days
SUPPLIERS = (
    ("HC01", "泓川汽车配件中心(北方库)", "oem", "010-60010001", 5, 7),
    ("HC02", "泓川汽车配件中心(华东库)", "oem", "021-60020002", 3, 7),
    ("LC01", "杭州安途轮胎有限公司", "local", "0571-60030003", 2, 14),
    ("LC02", "浙江润驰油品有限公司", "local", "0571-60040004", 2, 14),
)

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余"
GIVEN = (
    "伟",
    "芳",
    "娜",
    "敏",
    "静",
    "磊",
    "军",
    "洋",
    "艳",
    "杰",
    "涛",
    "明",
    "超",
    "秀英",
    "建国",
    "志强",
    "晓东",
    "文博",
    "思远",
    "雨桐",
    "子涵",
    "海燕",
)
SHOPS = ("顺达", "诚信", "鑫源", "恒通", "永安", "正时", "驰骋", "金牌", "老刘", "万家")


@dataclass(frozen=True)
class SampleCustomer:
    """A customer as the counter registers one."""

    code: str
    kind: str
    name: str
    mobile: str
    plate_no: str
    price_class: str
    credit_limit: int


def customers(count: int = 240) -> list[SampleCustomer]:
    """Walk-in people, companies with a credit line and repair shops that buy wholesale."""
    rng, made = Random(7), []
    for n in range(count):
        mobile = f"1{rng.choice('35789')}{rng.randrange(10**9):09d}"
        plate = "浙A" + "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(5))
        if n % 12 == 0:
            shop = SHOPS[n // 12 % len(SHOPS)] + ("汽修厂" if n // 12 < len(SHOPS) else "汽车维修有限公司")
            made.append(
                SampleCustomer(
                    f"KH{n + 1:04d}", "company", f"杭州{shop}", mobile, "", "wholesale", 20000 + n % 5 * 10000
                )
            )
        else:
            name = rng.choice(SURNAMES) + rng.choice(GIVEN)
            made.append(SampleCustomer(f"KH{n + 1:04d}", "person", name, mobile, plate, "retail", 0))
    return made
