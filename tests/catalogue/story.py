"""The catalogue's own day: a part with its cars, and what goes with it."""

from chehang.catalogue.operations.add_companion import AddCompanion, add_companion
from chehang.catalogue.operations.add_fitment import AddFitment, add_fitment
from chehang.catalogue.operations.photograph_part import PhotographPart, photograph_part
from tests.goods import upload
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """What the counter looks up by car."""
    depot = shop.depot
    part, other = depot.part("H3A 698 451 A", "后制动片"), depot.part("G 052 142 A2", "制动润滑脂")
    cars = {"part": part.pk, "car_model": "H3", "year_from": 2020, "year_to": 2024}
    depot.run(add_fitment, AddFitment.model_validate(cars), "parts_planner")
    depot.run(photograph_part, PhotographPart(part=part.pk, photo=upload()), "keeper")
    for x in (other, depot.part("N 908 132 02", "放油螺栓垫")):
        depot.run(add_companion, AddCompanion(part=part.pk, other=x.pk), "parts_sales")
