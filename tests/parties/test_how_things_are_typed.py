"""Plates, VINs and names as people type them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict
from chehang.parties.models import Customer
from chehang.parties.operations.edit_customer import EditCustomer, edit_customer
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.parties.operations.register_supplier import RegisterSupplier, register_supplier
from chehang.parties.validation import Plate, Vin


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("浙B·5268A", "浙B5268A"),
        ("浙A 12345", "浙A12345"),
        ("浙Ａ12345", "浙A12345"),
        ("浙a·12345", "浙A12345"),
        ("浙AD12345", "浙AD12345"),
        ("浙Z0123应急", "浙Z0123应急"),
        ("京A1234使", "京A1234使"),
        ("使014578", "使014578"),
        ("粤Z1234港", "粤Z1234港"),
        ("", ""),
    ],
)
def test_a_plate_is_kept_as_it_stands_on_the_car(typed: str, kept: str) -> None:
    assert TypeAdapter(Plate).validate_python(typed) == kept


@pytest.mark.parametrize("typed", ["浙I12345", "浙A1234", "A12345", "浙A1234567", "使01457", "浙AO2345"])
def test_no_plate(typed: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Plate).validate_python(typed)


@pytest.mark.parametrize("vin", ["WVGZZZ5NZEW069297", "wvgzzz 5nzew069297", "LSVAA4180E2123456"])
def test_seventeen_legal_characters(vin: str) -> None:
    assert len(TypeAdapter(Vin).validate_python(vin)) == 17


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"plate_no": "浙A123456"}, "plate.no_energy_letter"),
        ({"plate_no": "浙a 123456"}, "plate.no_energy_letter"),
        ({"vin": "LHCH3A8F0TA000123"}, "vin.check_digit"),
        ({"plate_no": "浙AD12345"}, ""),
        ({"plate_no": "浙A12345F"}, ""),
        ({"plate_no": "浙Z0123应急"}, ""),
        ({"vin": "WVGZZZ5NZEW069297"}, ""),
        ({"vin": "LHCH3A8F5TA000123"}, ""),
    ],
)
def test_what_is_seldom_right_is_asked(actor_of, clock, facts: dict, code: str) -> None:
    sales, cmd = actor_of("parts_sales"), RegisterCustomer(name="周敏", **facts)
    if code:
        with pytest.raises(Doubtful) as asked:
            register_customer(cmd, actor=sales, clock=clock)
        assert [d.code for d in asked.value.doubts] == [code] and not Customer.objects.exists()
        register_customer(cmd, actor=sales, clock=clock, confirmed=[asked.value.doubts[0].mark])
    else:
        register_customer(cmd, actor=sales, clock=clock)
    # What is on file as it is, is asked no second time.
    made = Customer.objects.get()
    edit_customer(EditCustomer(customer=made.pk, name="周敏敏", plate_no=made.plate_no), actor=sales, clock=clock)


@pytest.mark.parametrize("vin", ["WVGZZZ5NZEW06929", "WVGZZZ5NZEW0692977", "WVGZZZ5NZEW06929O", "IVGZZZ5NZEW069297"])
def test_no_vin(vin: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Vin).validate_python(vin)


def test_a_supplier_is_one_however_its_name_is_typed(actor_of, clock) -> None:
    planner = actor_of("parts_planner")
    register_supplier(RegisterSupplier(name="宁波顺达汽修(江北)有限公司"), actor=planner, clock=clock)
    for again in ("宁波顺达汽修（江北）有限公司", "宁波顺达汽修 (江北)有限公司", "宁波顺达\u200b汽修(江北)有限公司"):
        with pytest.raises(Conflict, match=r"supplier\.twin"):
            register_supplier(RegisterSupplier(name=again), actor=planner, clock=clock)
    for near in ("宁波顺达汽修(江东)有限公司", "宁波顺达汽修(江北)", "宁波顺大汽修(江北)有限责任公司"):
        with pytest.raises(Doubtful, match=r"supplier\.near_twin|doubtful") as asked:
            register_supplier(RegisterSupplier(name=near), actor=planner, clock=clock)
        assert [d.code for d in asked.value.doubts] == ["supplier.near_twin"]
    marks = [asked.value.doubts[0].mark]
    register_supplier(RegisterSupplier(name=near), actor=planner, clock=clock, confirmed=marks)
    register_supplier(RegisterSupplier(name="上海永盛汽配有限公司"), actor=planner, clock=clock)


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"name": "张三"}, True),
        ({"name": "张 三", "mobile": ""}, True),
        ({"name": "李四", "mobile": "13812345678"}, True),
        ({"name": "张三", "mobile": "13900000000"}, False),
        ({"name": "张三丰"}, False),
    ],
)
def test_a_customer_who_may_be_on_file_is_asked_about(actor_of, clock, facts: dict, asked: bool) -> None:
    sales = actor_of("parts_sales")
    register_customer(RegisterCustomer(name="张三", mobile="13812345678"), actor=sales, clock=clock)
    if not asked:
        register_customer(RegisterCustomer(**facts), actor=sales, clock=clock)
        return
    with pytest.raises(Doubtful) as caught:
        register_customer(RegisterCustomer(**facts), actor=sales, clock=clock)
    [doubt] = caught.value.doubts
    assert doubt.code == "customer.near_twin" and "KH00001" in doubt.message
    register_customer(RegisterCustomer(**facts), actor=sales, clock=clock, confirmed=[doubt.mark])


def test_a_customer_is_one_however_the_name_is_typed(actor_of, clock) -> None:
    seller = actor_of("parts_sales")
    register_customer(RegisterCustomer(name="张三", mobile="13812345678"), actor=seller, clock=clock)
    for again in ("张 三", "张\u3000三"):
        with pytest.raises(Conflict, match=r"customer\.twin"):
            register_customer(RegisterCustomer(name=again, mobile="13812345678"), actor=seller, clock=clock)
    register_customer(RegisterCustomer(name="张三", mobile="13812345679"), actor=seller, clock=clock)
