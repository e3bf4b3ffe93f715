"""The goods of a batch in a sentence, for the papers that are not about single lines."""

from ..models import Shipment

MOST = 20


def goods_of(batch: Shipment) -> str:
    """Part numbers with their pieces; of a long batch the first ones and how many there are."""
    rows = list(batch.lines.order_by("n").values_list("part_no", "name", "quantity")[: MOST + 1])
    named = ";".join(f"{no} {name} ×{quantity.normalize():f}" for no, name, quantity in rows[:MOST])
    return f"{named} 等 {batch.lines.count()} 项" if len(rows) > MOST else named
