"""What somebody holds of administration."""

from collections.abc import Iterator

from chehang.work.handing_over import Holding, holds

from .models import Asset


@holds
def assets_of(store_id: int, employee_id: int) -> Iterator[Holding]:
    """Assets in the hands of an employee."""
    for asset in Asset.objects.filter(store_id=store_id, holder_id=employee_id).order_by("code"):
        yield Holding(str(asset), f"/office/assets/{asset.pk}/")
