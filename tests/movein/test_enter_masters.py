"""Master data of the old system: in bulk, by the rules of the everyday pages; what is on file stays."""

import pytest

from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.core.models import Journal
from chehang.movein.models import OpeningFile, OpeningItem
from chehang.org.models import Assignment, Employee
from chehang.parties.models import Customer, Supplier
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.stock.models import Bin
from chehang.vehicles.models import Holding, Odometer, Vehicle
from tests.movein import Mover, csv_of

CUSTOMERS = ["客户编号", "客户名称", "手机", "车牌号"]
WANG = ["C1", "王建国", "13800001234", "浙B·5268A"]
LI = ["C2", "李红", "13712345678", ""]
CARS = ["车架号", "车牌号", "客户编号", "车型", "行驶里程", "上牌日期"]
VIN = "LHCH3A8F5TA000123"


def test_customers_and_their_cars(mover: Mover) -> None:
    mover.begin()
    mover.moved("customers", CUSTOMERS, WANG, LI)
    mover.moved("cars", CARS, [VIN, "浙B5268A", "C1", "", "23150", "2024.5.6"])
    wang, car = Customer.objects.get(name="王建国"), Vehicle.objects.get()
    assert (wang.plate_no, wang.code[:2], wang.price_class) == ("浙B5268A", "KH", "retail")
    assert (car.owner, car.mileage, str(car.registered_on)) == (wang, 23150, "2024-05-06")
    assert (Holding.objects.get().customer, Odometer.objects.get().km) == (wang, 23150)


def test_numbers_go_on_after_a_block(mover: Mover) -> None:
    mover.begin()
    mover.moved("customers", CUSTOMERS, WANG, LI)
    done = mover.depot.run(register_customer, RegisterCustomer(name="赵强", mobile="13900000000"), "parts_manager")
    assert done.number == "KH00003"


def test_twice_is_once_and_who_is_on_file_stays(mover: Mover) -> None:
    mover.begin()
    mover.depot.run(register_customer, RegisterCustomer(name="李 红", mobile="13712345678"), "parts_manager")
    for _again in range(2):
        mover.moved("customers", CUSTOMERS, WANG, LI)
        mover.moved("cars", CARS, [VIN, "", "C2", "", "10", ""])
    assert Customer.objects.count() == 2 and Vehicle.objects.count() == 1
    assert Vehicle.objects.get().owner.name == "李 红"  # known by name and mobile, his old number leads to him
    assert OpeningItem.objects.filter(kind="customers").count() == 2


def test_people_leave_no_content_and_no_name_in_the_journal(mover: Mover) -> None:
    mover.begin()
    done = mover.moved("customers", CUSTOMERS, WANG)
    assert bytes(OpeningFile.objects.get(pk=done.id).content) == b""
    for row in Journal.objects.filter(operation__startswith="movein."):
        assert "王建国" not in row.request + row.changes + row.result


@pytest.mark.parametrize(
    ("kind", "head", "row", "address", "word"),
    [
        ("customers", CUSTOMERS, ["C3", "赵", "1380000123", ""], "C3", "11 位"),
        ("customers", CUSTOMERS, ["C3", "赵", "", "浙B12"], "D3", "车牌"),
        ("customers", CUSTOMERS, ["C3", "王建国", "13800001234", ""], "C3", "重复"),
        ("customers", CUSTOMERS, ["C1", "赵", "", ""], "A3", "重复"),
        ("cars", CARS, ["LHCH3A8F5TA00012I", "", "", "", "", ""], "A2", "17 位"),
        ("cars", CARS, [VIN, "", "C99", "", "", ""], "C2", "客户编号"),
        ("cars", CARS, [VIN, "", "", "", "", "2024-13-01"], "F2", "日期"),
    ],
)
def test_one_message_for_each_bad_cell(
    mover: Mover, kind: str, head: list[str], row: list[str], address: str, word: str
) -> None:
    mover.begin()
    rows = [head, WANG, row] if kind == "customers" else [head, row]
    with pytest.raises(Refused, match=word) as caught:
        mover.moved(kind, *rows)
    assert caught.value.params["first"].startswith(address)
    assert not Customer.objects.exists() and not Vehicle.objects.exists()


def test_good_rows_alone_when_asked(mover: Mover) -> None:
    mover.begin()
    file = mover.bring("customers", csv_of(CUSTOMERS, WANG, ["C3", "赵", "1", ""]))
    mover.enter("customers", file, without_bad_rows=True)
    assert Customer.objects.get().name == "王建国"


def test_an_odd_vin_is_asked_about(mover: Mover) -> None:
    mover.begin()
    file = mover.bring("cars", csv_of(CARS, ["LHCH3A8F0TA000123", "", "", "", "", ""]))
    with pytest.raises(Doubtful):
        mover.enter("cars", file)
    assert not Vehicle.objects.exists()


def test_bins_suppliers_and_people(mover: Mover) -> None:
    mover.begin()
    mover.moved("bins", ["库位", "类型"], ["B-01-01-01", "货架"], ["A-01-01-01", "货架"])
    mover.moved("suppliers", ["供应商", "类型", "账期"], ["宁波顺达汽配有限公司", "本地", "60"])
    mover.moved("staff", ["工号", "姓名", "岗位"], ["G001", "江雪", "服务顾问"], post="finance_manager")
    assert Bin.objects.filter(code="B-01-01-01", zone="B").exists()
    assert Supplier.objects.get(name="宁波顺达汽配有限公司").payment_days == 60
    assert Assignment.objects.get(employee=Employee.objects.get(number="G001")).post == "service_advisor"


def test_posts_that_exclude_each_other(mover: Mover) -> None:
    mover.begin()
    with pytest.raises(Refused, match="不相容"):
        mover.moved("staff", ["工号", "姓名", "岗位"], ["G001", "江雪", "出纳,会计"])
    assert not Employee.objects.filter(number="G001").exists()
