"""The chapter of the house itself: who leads it, and the heads of departments without a chapter of their own."""

from chehang.core.stage import Person


def people() -> list[Person]:
    """The general manager, the administrator and the managers of the other departments."""
    return [
        Person("001", "陆远航", "luyuanhang", ("general_manager",)),
        Person("009", "程浩", "chenghao", ("sales_manager",)),
        Person("010", "魏国栋", "weiguodong", ("service_manager",)),
        Person("011", "沈蕾", "shenlei", ("hr_manager",)),
        Person("013", "唐宁", "tangning", ("marketing_manager",)),
        Person("014", "许晴", "xuqing", ("customer_service_manager",)),
        Person("017", "顾川", "guchuan", ("administrator",)),
        Person("001", "姜涛", "jiangtao", ("parts_manager",), "02"),
        Person("002", "赵帆", "zhaofan", ("keeper",), "02"),
        Person("003", "孟楠", "mengnan", ("parts_sales",), "02"),
    ]
