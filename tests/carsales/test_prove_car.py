"""A proof with its code, in time, with a photo of its own."""

from chehang.carsales.models import Challenge
from tests.goods import upload

from .dealer import Dealer
from .outlets import outlet


def test_what_counts_and_what_does_not(dealer: Dealer) -> None:
    place, car = outlet(dealer), dealer.stocked()
    dealer.act("consign_car", "car_clerk", car=car.pk, outlet=place.pk)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    asked = Challenge.objects.get()
    proof = {"challenge": asked.pk, "vin_end": car.vin[-6:], "code": asked.code, "photo": upload()}
    wrong = f"{(int(asked.code) + 1) % 10**6:06d}"
    for code, also in (
        ("challenge.code", {"code": wrong}),
        ("challenge.vin", {"vin_end": "000000"}),
        ("file.unknown", {"photo": "0" * 64}),
    ):
        dealer.refused(code, "prove_car", "outlet_keeper", **proof | also)
    dealer.refused("not_found", "prove_car", "outlet_keeper/别家", **proof)
    dealer.act("prove_car", "outlet_keeper", **proof)
    dealer.act("challenge_outlet", "sales_manager", outlet=place.pk)
    again = Challenge.objects.get(state="asked")
    next_one = proof | {"challenge": again.pk, "code": again.code}
    dealer.refused("challenge.photo", "prove_car", "outlet_keeper", **next_one)
    dealer.pass_time(minutes=21)
    dealer.refused("challenge.late", "prove_car", "outlet_keeper", **next_one)
