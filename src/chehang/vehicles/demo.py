"""The chapter of cars: the models the store sells and repairs, and a file for each customer's car."""

from datetime import timedelta
from random import Random

from chehang.core.access import rows
from chehang.core.stage import Stage
from chehang.parties.demo import buyers

from .models import Vehicle
from .operations.add_car_model import add_car_model
from .operations.open_recall import open_recall
from .operations.register_vehicle import register_vehicle

_VALUES = {c: int(v) for c, v in zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True)}
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
BRAND = ("HC", "泓川")
# series: code, name, drive, service interval in months and km
SERIES = (("HC-H3", "H3", "petrol", 6, 5000), ("HC-X5", "X5", "petrol", 6, 7500), ("HC-E6", "E6", "bev", 12, 20000))
TRIMS = (("15T", "1.5T 豪华版"), ("20T", "2.0T 旗舰版"))
COLOURS = ("珍珠白", "曜石黑", "星光银", "绛红", "冰川蓝")
INSURERS = ("人保财险", "平安产险", "太平洋产险")


def vin(number: int) -> str:
    """A VIN of the sample maker with its check digit."""
    plain = f"LHCH3A8F0TA{number:06d}"
    total = sum((int(c) if c.isdigit() else _VALUES[c]) * w for c, w in zip(plain, _WEIGHTS, strict=True))
    return plain[:8] + "0123456789X"[total % 11] + plain[9:]


def masters(stage: Stage) -> None:
    """The tree of models; every customer with a plate has his car on file; one recall is running."""
    chief = "weiguodong"
    brand = stage.run(
        add_car_model,
        {"code": BRAND[0], "name": BRAND[1], "level": "brand", "warranty_months": 36, "warranty_km": 100000},
        chief,
    )
    trims = []
    for code, name, drive, months, km in SERIES:
        series = stage.run(
            add_car_model,
            {"code": code, "name": name, "level": "series", "parent": brand.id, "drive": drive, "service_months": months,
             "service_km": km, "first_service_months": 6, "first_service_km": 5000},
            chief,
        )  # fmt: skip
        model = stage.run(
            add_car_model,
            {"code": f"{code}-26", "name": f"{name} 2026款", "level": "model", "parent": series.id, "model_year": 2026},
            chief,
        )
        for end, words in TRIMS if drive == "petrol" else (("LR", "长续航版"),):
            data = {"code": f"{code}-26-{end}", "name": f"泓川{name} {words}", "level": "trim", "parent": model.id}
            trims.append(stage.run(add_car_model, data, chief).id)
    rng, vins = Random(11), []
    for n, owner in enumerate(c for c in stage.once(buyers) if c.plate_no):
        age, own = rng.randrange(40, 1600), vin(100 + n)
        vins.append(own)
        stage.run(
            register_vehicle,
            {"vin": own, "plate_no": owner.plate_no, "model": rng.choice(trims), "owner": owner.pk,
             "engine_no": f"HE15{n:06d}", "colour": rng.choice(COLOURS), "insurer": rng.choice(INSURERS),
             "warranty_from": (stage.today - timedelta(days=age)).isoformat(), "mileage": 1200 + age * rng.randrange(22, 55),
             "insured_until": (stage.today + timedelta(days=rng.randrange(10, 350))).isoformat(), "sold_here": rng.random() < 0.7},
            chief,
        )  # fmt: skip
    data = {
        "code": "HC-2026-07",
        "title": "制动助力器真空管检查",
        "announced_on": stage.today.isoformat(),
        "vins": " ".join(vins[::9]),
    }
    stage.run(open_recall, data | {"content": "检查并更换真空管,0.4小时"}, chief)


def cars(stage: Stage) -> list[Vehicle]:
    """All cars on file. Read it with ``stage.once(cars)``."""
    return list(rows(Vehicle, stage.actors["weiguodong"]).select_related("model", "owner").order_by("id"))
