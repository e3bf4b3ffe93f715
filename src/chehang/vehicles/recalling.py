"""The cars of a recall."""

from chehang.core.context import Context

from .models import Recall, RecallCar, Vehicle
from .vins import read_vins


def add_cars(ctx: Context, recall: Recall, text: str) -> int:
    """Put the VINs of a text on the recall's list, tied to the cars on file; gives how many are new."""
    vins = read_vins(text)
    there = set(RecallCar.objects.filter(recall=recall).values_list("vin", flat=True))
    new = [vin for vin in vins if vin not in there]
    known = dict(Vehicle.objects.filter(store_id=ctx.store_id, merged_into=None, vin__in=new).values_list("vin", "pk"))
    RecallCar.objects.bulk_create(
        RecallCar(store_id=ctx.store_id, recall=recall, vin=vin, vehicle_id=known.get(vin)) for vin in new
    )
    ctx.changed(recall, None, {"cars": len(new), "on_file": len(known)})
    return len(new)
