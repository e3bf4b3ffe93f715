"""Who stays away, by both definitions, and why a customer stands on the list of warnings."""

from datetime import date
from decimal import Decimal as D

from django.test import Client

from chehang.care.valuing import churn, left, rhythm_of, values
from chehang.org.models import Account
from chehang.vehicles.models import Odometer, Vehicle
from tests.care.conftest import MANAGER, Care

TODAY = date(2026, 11, 23)


def _came(care: Care, car: Vehicle, *days: date) -> None:
    for n, day in enumerate(days):
        Odometer.objects.create(
            store=care.office.store, vehicle=car, km=1000 * (n + 1), read_on=day, source="reception",
            at=care.office.clock.now(), employee_id=1, employee_name="高志远",
        )  # fmt: skip


def _owner(care: Care, n: int) -> Vehicle:
    owner = care.another(f"客户{n}")
    return Vehicle.objects.create(store=care.office.store, vin=f"LHCH3A8F5TA{n:06d}", owner=owner)


def test_owners_of_a_month_who_did_not_come_again(care: Care) -> None:
    """N is October: of the three owners of April two came in May to October, one of them with another car of his."""
    _came(care, care.car, date(2026, 4, 3), date(2026, 10, 31))
    other, his, lost = _owner(care, 1), _owner(care, 2), _owner(care, 3)
    his.owner = other.owner
    his.save()
    _came(care, other, date(2026, 4, 30))
    _came(care, his, date(2026, 5, 1))
    _came(care, lost, date(2026, 4, 9), date(2026, 11, 2))  # November is not over
    _came(care, _owner(care, 4), date(2026, 3, 31), date(2026, 5, 1))  # of March
    assert left(care.office.who(MANAGER), TODAY) == (date(2026, 4, 1), 1, 3, D("0.3333"))


def test_cars_last_seen_a_year_ago(care: Care) -> None:
    """Of three that were active at the start of the twelve months one was not seen since."""
    _came(care, care.car, date(2025, 6, 1), date(2026, 6, 1))
    _came(care, _owner(care, 1), date(2025, 10, 1))
    _came(care, _owner(care, 2), date(2025, 3, 1), date(2025, 12, 1))
    _came(care, _owner(care, 3), date(2024, 10, 1))  # longer ago than two years: not among them
    assert churn(care.office.who(MANAGER), TODAY) == (1, 3, D("0.3333"))


def test_a_warning_says_why(care: Care) -> None:
    assert rhythm_of({date(2026, 1, 1)}) is None and rhythm_of({date(2026, 1, 1), date(2026, 1, 3)}) == 1
    _came(care, care.car, date(2025, 6, 1), date(2025, 10, 1), date(2026, 2, 1))
    [found] = values(care.office.who(MANAGER), TODAY)
    assert (found.months, found.rhythm, found.late, found.group) == (9, 4, 5, "leaving")
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=care.office.who(MANAGER).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    page = client.get("/care/value/").content.decode()
    assert "平均每 4 个月来一次" in page


def test_the_export_holds_what_every_department_knows(care: Care) -> None:
    client = Client()
    account = Account.objects.get(pk=care.office.who(MANAGER).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    told = client.get(f"/care/files/{care.customer.pk}/export/").json()
    assert {"leads", "test_drives", "car_orders", "appointments", "work_orders", "bills", "messages"} <= set(told)
    assert told["customer"]["mobile"] == "13812341234"
