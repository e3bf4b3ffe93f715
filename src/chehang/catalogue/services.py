"""What the catalogue offers to the departments above: parts, prices, finding, following supersession."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .finding.find import Hit, find_parts
from .fitting import belongs_to_kit, companions, fitting, model_year
from .masterdata import part_or_refuse
from .models import Part, PriceListEntry
from .supersession import (
    Need,
    Resolution,
    interchangeable,
    old_numbers,
    replaced_piece_for_piece,
    resolve,
    successors,
)
from .units import as_bought, stock_price, stock_quantity
from .vat import vat_rate

__all__ = [
    "Hit",
    "Need",
    "Prices",
    "Resolution",
    "as_bought",
    "belongs_to_kit",
    "companions",
    "find_parts",
    "fitting",
    "interchangeable",
    "model_year",
    "old_numbers",
    "part_or_refuse",
    "parts_by_id",
    "prices",
    "prices_of",
    "replaced_piece_for_piece",
    "resolve",
    "stock_price",
    "stock_quantity",
    "successors",
    "vat_rate",
]


@dataclass(frozen=True, slots=True)
class Prices:
    """The supplier's list price and the store's net price of a part, with VAT, and from when."""

    list_inc: Decimal
    net_inc: Decimal
    valid_from: date


def parts_by_id(ids: Iterable[int]) -> dict[int, Part]:
    """Parts with their brands, by id; ids nobody has are left out."""
    return Part.objects.select_related("brand").in_bulk(list(ids))


def prices(store_id: int, part_id: int, on: date) -> Prices | None:
    """The prices of one part to a store on a day, or None when the supplier has named none."""
    return prices_of(store_id, [part_id], on).get(part_id)


def prices_of(store_id: int, part_ids: Iterable[int], on: date) -> dict[int, Prices]:
    """The prices of many parts to a store on a day, in one query; parts without a price are left out."""
    rows = PriceListEntry.objects.filter(store_id=store_id, part__in=list(part_ids), valid_from__lte=on)
    found = rows.order_by("valid_from", "version").values_list("part_id", "list_inc", "net_inc", "valid_from")
    return {part: Prices(list_inc, net_inc, since) for part, list_inc, net_inc, since in found}
