"""Short ways through car sales: a lead, a visit, a test drive."""

from datetime import timedelta
from typing import Any

import pytest

from chehang.carsales.models import DemoCar, Drive, Lead
from chehang.core.errors import Refused
from tests.goods import upload
from tests.office import Office

LICENCE = "330106198805123456"


class Showroom(Office):
    """``lead()`` registers one of the consultant; every act goes through its operation."""

    def act(self, verb: str, post: str = "sales_consultant", /, **data: Any) -> Any:
        return self.run(verb if "." in verb else f"carsales.{verb}", post, **data)

    def refused(self, code: str, verb: str, post: str = "sales_consultant", /, **data: Any) -> None:
        with pytest.raises(Refused) as caught:
            self.act(verb, post, **data)
        assert caught.value.code == code, caught.value

    def lead(self, post: str = "sales_consultant", **also: Any) -> Lead:
        data = {"name": "赵敏", "mobile": "13600001111", "source": "phone", "wanted": "泓川H5", **also}
        return Lead.objects.get(pk=self.act("register_lead", post, **data).id)

    def contacted(self, **also: Any) -> Lead:
        lead = self.lead(**also)
        self.act("follow_lead", lead=lead.pk, content="约周末来看车", level="H")
        return Lead.objects.get(pk=lead.pk)

    def test_car(self, **also: Any) -> DemoCar:
        data = {
            "plate_no": "浙B12345",
            "model_name": "泓川H5 尊享",
            "insured_until": self.day(90),
            "mileage": 1200,
            **also,
        }
        return DemoCar.objects.get(pk=self.act("add_test_car", "sales_manager", **data).id)

    def drive_data(self, lead: Lead, car: DemoCar, **also: Any) -> dict[str, Any]:
        facts = {"driver": "赵敏", "licence_no": LICENCE, "licence_until": self.day(500), "start_km": 1200}
        photos = {"licence_photo": upload(), "agreement": upload()}
        return {"lead": lead.pk, "car": car.pk, **facts, **photos, **also}

    def drive(self, lead: Lead, car: DemoCar, **also: Any) -> Drive:
        return Drive.objects.get(pk=self.act("start_test_drive", **self.drive_data(lead, car, **also)).id)

    def days(self, n: int) -> None:
        self.clock.at += timedelta(days=n)
