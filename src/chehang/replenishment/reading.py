"""What the books say of every part today: number and packs, cost, price, goods, orders, lead time, rules."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from chehang.catalogue.kinds import Phase
from chehang.catalogue.models import Part, PriceListEntry
from chehang.catalogue.services import vat_rate
from chehang.core import bulk
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.parties.models import Supplier
from chehang.planning.arrays import Ints
from chehang.purchasing.models import Order, OrderLine
from chehang.purchasing.shares import OPEN
from chehang.stock.models import Balance, Bin, Pool
from chehang.stock.models.balances import OWN
from chehang.warehouse.models import TransferLine

from .asking import among
from .kinds import RuleKind
from .models import PlanRule, PlanSettings

FEN = Decimal("0.01")
BRINGING = ("asked", "agreed", "transit", "differs")  # states of a transfer whose goods are still to come
# What a plan takes, and names, where the store has set nothing.
USUAL = PlanSettings(
    order_cost=ZERO, holding_rate=Decimal("0.18"), loss_share=Decimal("0.3"), loss_factor=3, workshop_weight=3
)


@dataclass(frozen=True, slots=True)
class PartFact:
    """A part as the plan needs it. ``cost`` is the moving average, without goods the net price (yuan without VAT; 0:
    neither is known); ``margin`` is what the list price lies above it, ``None`` without one."""

    id: int
    number: str
    name: str
    pack: int
    least_order: Decimal
    shelf_days: int | None
    phase: str
    weight_g: int | None
    cost: Decimal
    margin: Decimal | None

    @property
    def given_up(self) -> bool:
        """Whether the catalogue says that it is no longer stocked or made."""
        return self.phase in (Phase.NO_STOCK, Phase.STOPPED)


def parts(ctx: Context, ids: Ints) -> dict[int, PartFact]:
    """The parts by id, with cost and margin of the day."""
    wanted = ids.tolist()
    prices, (condition, params) = _prices(ctx, wanted), among("p.id", wanted)
    found = bulk.select(
        "SELECT p.id, p.display_no, p.name_cn, p.pack_qty, p.min_order_qty, p.shelf_life_days, p.phase, p.vat_code,"
        f" p.weight_g, s.quantity, s.value FROM {Part._meta.db_table} p LEFT JOIN {Pool._meta.db_table} s"
        f" ON s.part_id = p.id AND s.store_id = %s AND s.owner = %s WHERE {condition}",
        [ctx.store_id, OWN, *params],
    )
    vat: dict[str, Decimal] = {}
    told = {}
    for pk, number, name, pack, least, shelf, phase, code, weight, quantity, value in found:
        rate = vat.setdefault(code, 1 + vat_rate(ctx, code, ctx.today))
        list_inc, net_inc = prices.get(pk, (None, 0))
        worth = Decimal(value * 10) / quantity if quantity else Decimal(net_inc).scaleb(-2) / rate
        margin = Decimal(list_inc).scaleb(-2) / rate - worth if list_inc else None
        told[pk] = PartFact(
            pk, number, name, max(1, -(-pack // 1000)), bulk.unscaled(least, 3), shelf, phase, weight,
            worth.quantize(FEN, ROUND_HALF_UP), margin if margin and margin > 0 else None,
        )  # fmt: skip
    return told


def _prices(ctx: Context, wanted: list[int]) -> dict[int, tuple[int, int]]:
    """List and net price with VAT in fen, as they hold today."""
    condition, params = among("part_id", wanted)
    found = bulk.select(
        "SELECT part_id, list_inc, net_inc FROM (SELECT part_id, list_inc, net_inc, ROW_NUMBER() OVER"
        f" (PARTITION BY part_id ORDER BY valid_from DESC, version DESC) AS n FROM {PriceListEntry._meta.db_table}"
        f" WHERE store_id = %s AND valid_from <= %s AND {condition}) x WHERE n = 1",
        [ctx.store_id, bulk.day(ctx.today), *params],
    )
    return {part: (list_inc, net_inc) for part, list_inc, net_inc in found}


def available(ctx: Context | Actor) -> dict[int, Decimal]:
    """Own goods of each part that nobody has reserved."""
    found = bulk.select(
        f"SELECT part_id, CAST(SUM(on_hand - reserved) AS BIGINT) FROM {Balance._meta.db_table}"
        " WHERE store_id = %s AND owner = %s AND on_hand > 0 GROUP BY part_id",
        [ctx.store_id, OWN],
    )
    return {part: bulk.unscaled(free, 3) for part, free in found}


def from_stores(who: Context | Actor) -> dict[int, Decimal]:
    """What other stores will still bring, from the asking on."""
    lines = rows(TransferLine, who).filter(transfer__side="in", transfer__state__in=BRINGING)
    sums: dict[int, Decimal] = {}
    for part, quantity, arrived, settled in lines.values_list("part_id", "quantity", "arrived", "settled"):
        sums[part] = sums.get(part, ZERO) + quantity - arrived - settled
    return sums


def coming(ctx: Context) -> dict[int, Decimal]:
    """What reviewed and placed orders and other stores will still bring."""
    lines = rows(OrderLine, ctx).filter(order__state__in=OPEN).values_list("part_id", "quantity", "received")
    sums = from_stores(ctx)
    for part, ordered, came in lines:
        if ordered > came:
            sums[part] = sums.get(part, ZERO) + ordered - came
    return sums


def lead_days(ctx: Context) -> dict[int, int]:
    """The lead time of the supplier each part was last ordered from."""
    lines, orders = OrderLine._meta.db_table, Order._meta.db_table
    found = bulk.select(
        f"SELECT l.part_id, s.lead_days FROM {lines} l JOIN {orders} o ON o.id = l.order_id"
        f" JOIN {Supplier._meta.db_table} s ON s.id = o.supplier_id WHERE l.id IN (SELECT MAX(m.id) FROM {lines} m"
        f" JOIN {orders} n ON n.id = m.order_id WHERE m.store_id = %s AND n.sent_at IS NOT NULL GROUP BY m.part_id)",
        [ctx.store_id],
    )
    return dict(found)


def bearing(ctx: Context) -> dict[int, Decimal]:
    """Kilograms that the shelves a part lies on carry, where every one of them has a limit."""
    found = bulk.select(
        f"SELECT t.part_id, CAST(SUM(b.max_kg) AS BIGINT) FROM {Balance._meta.db_table} t"
        f" JOIN {Bin._meta.db_table} b ON b.id = t.bin_id AND b.kind = 'shelf' WHERE t.store_id = %s AND t.owner = %s"
        " GROUP BY t.part_id HAVING COUNT(b.max_kg) = COUNT(*)",
        [ctx.store_id, OWN],
    )
    return {part: bulk.unscaled(kg, 3) for part, kg in found}


def rules(ctx: Context) -> dict[int, PlanRule]:
    """The stocking rule of each part that has one."""
    return {rule.part_id: rule for rule in rows(PlanRule, ctx).filter(dropped_at=None)}


def musts(found: dict[int, PlanRule]) -> dict[int, Decimal]:
    """How many of each part of the must-stock list are to be there."""
    return {part: rule.least for part, rule in found.items() if rule.kind == RuleKind.MUST}


def settings(who: Context | Actor, on: date) -> PlanSettings | None:
    """The planning figures that hold on a day, if the store has set any."""
    return rows(PlanSettings, who).filter(valid_from__lte=on).order_by("-valid_from", "-id").first()
