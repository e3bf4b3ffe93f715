"""A car model's entry is kept up to date."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import CarModel
from chehang.vehicles.operations.edit_car_model import edit_car_model


def test_periods_change(garage) -> None:
    model = CarModel.objects.create(code="HC", name="泓川", level="brand")
    garage.run(edit_car_model, {"car_model": model.pk, "name": "泓川", "warranty_km": 100000}, "service_manager")
    model.refresh_from_db()
    assert model.warranty_km == 100000
    with pytest.raises(Refused, match="not_found"):
        garage.run(edit_car_model, {"car_model": 99, "name": "x"}, "service_manager")
    with pytest.raises(NotAllowed):
        garage.run(edit_car_model, {"car_model": model.pk, "name": "x"}, "keeper")
