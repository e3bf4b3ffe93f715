"""The cars' day: a tree of models, cars that change hands and are merged, a recall in its states."""

from chehang.vehicles.models import RecallCar, Vehicle
from chehang.vehicles.operations.add_car_model import add_car_model
from chehang.vehicles.operations.add_driver import add_driver
from chehang.vehicles.operations.change_owner import change_owner
from chehang.vehicles.operations.finish_recall import finish_recall
from chehang.vehicles.operations.merge_vehicles import merge_vehicles
from chehang.vehicles.operations.open_recall import open_recall
from chehang.vehicles.operations.record_recall_contact import record_recall_contact
from chehang.vehicles.operations.register_vehicle import register_vehicle
from chehang.vehicles.operations.write_off_recall_car import write_off_recall_car
from tests.selling import Shop

CARS = ("LHCH3A8F5TA000123", "LHCH3A8F7TA000124", "LHCH3A8F9TA000125", "LHCH3A8F0TA000126")

VIOLATIONS = {
    "vehicles_vehicle_merged_into_living": [
        (
            "UPDATE vehicles_vehicle SET active = (1 = 0), merged_into_id = (SELECT MIN(v.id) FROM vehicles_vehicle v"
            " WHERE v.merged_into_id IS NOT NULL) WHERE id = (SELECT MIN(w.id) FROM vehicles_vehicle w"
            " WHERE w.merged_into_id IS NULL)",
        )
    ],
}
COPIES = {
    "vehicles_odometer_forward": ({"km": "0", "reason": "''"}, "km > 0", ()),
}


def tell(shop: Shop) -> None:
    """Four cars; one sold on, two that were one, a recall done, open and written off."""
    run = shop.run
    brand = run(add_car_model, add_car_model.command(code="HC", name="泓川", level="brand"), "service_manager").id
    run(add_car_model, add_car_model.command(code="HC-H3", name="H3", level="series", parent=brand), "service_manager")
    owners = [shop.customer(name=name, kind="person") for name in ("周敏", "吴军", "郑洁", "冯涛", "褚卫")]
    for n, vin in enumerate(CARS):
        facts = {"vin": vin, "plate_no": f"浙A1234{n}", "owner": owners[n].pk, "mileage": 5000 + n, "model": brand}
        run(register_vehicle, register_vehicle.command.model_validate(facts), "service_advisor", confirmed=())
    cars = list(Vehicle.objects.order_by("id"))
    sold = {"vehicle": cars[1].pk, "customer": owners[4].pk, "since": shop.depot.clock.today()}
    run(change_owner, change_owner.command.model_validate(sold), "service_advisor")
    drives = {"vehicle": cars[0].pk, "customer": owners[1].pk}
    run(add_driver, add_driver.command.model_validate(drives), "service_advisor")
    merged = {"vehicle": cars[3].pk, "into": cars[2].pk, "reason": "车架号录错"}
    run(merge_vehicles, merge_vehicles.command.model_validate(merged), "service_manager")
    recall = {"code": "R1", "title": "气囊", "announced_on": shop.depot.clock.today(), "vins": " ".join(CARS[:3])}
    run(open_recall, open_recall.command.model_validate(recall), "warranty_clerk")
    done, gone, waits = RecallCar.objects.order_by("id")
    run(finish_recall, finish_recall.command(car=done.pk), "warranty_clerk")
    run(write_off_recall_car, write_off_recall_car.command(car=gone.pk, reason="已报废"), "warranty_clerk")
    contact = {"car": waits.pk, "answer": "comes"}
    run(record_recall_contact, record_recall_contact.command.model_validate(contact), "warranty_clerk")
