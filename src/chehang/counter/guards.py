"""What the database refuses at the counter: a confirmed sale keeps its customer, amounts and lines."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_CONFIRMED = "(SELECT s.state FROM counter_sale s WHERE s.id = {row}.sale_id) <> 'draft'"

GUARDS = [
    FrozenWhen("counter.Sale", "OLD.state <> 'draft'", but=("state",)),
    FrozenWhen("counter.SaleLine", _CONFIRMED.format(row="OLD"), but=("cost",)),
    Refuse("counter_saleline_no_more", "counter.SaleLine", "INSERT", _CONFIRMED.format(row="NEW")),
    AppendOnly("counter.LostSale"),
]
