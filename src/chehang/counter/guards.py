"""What the database refuses at the counter: a confirmed sale keeps its customer, amounts and lines,
and a decided return stays as it was decided."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_CONFIRMED = "(SELECT s.state FROM counter_sale s WHERE s.id = {row}.sale_id) <> 'draft'"
_DECIDED = "(SELECT s.state FROM counter_salereturn s WHERE s.id = {row}.sale_return_id) <> 'requested'"

GUARDS = [
    FrozenWhen("counter.Sale", "OLD.state <> 'draft'", but=("state",)),
    FrozenWhen("counter.SaleLine", _CONFIRMED.format(row="OLD"), but=("cost", "returned")),
    Refuse("counter_saleline_no_more", "counter.SaleLine", "INSERT", _CONFIRMED.format(row="NEW")),
    AppendOnly("counter.LostSale"),
    FrozenWhen("counter.SaleReturn", "OLD.state <> 'requested'"),
    FrozenWhen("counter.SaleReturnLine", _DECIDED.format(row="OLD")),
    Refuse("counter_salereturnline_no_more", "counter.SaleReturnLine", "INSERT", _DECIDED.format(row="NEW")),
]
