"""The worked batch of imports.md §2.3, and the arithmetic under it."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chehang.customs.landing import Cost, Item, insurance_by_policy, land, spread, taxes
from tests.customs import batch
from tests.customs.batch import CHARGES, LINES
from tests.customs.reference import differs
from tests.goods import Depot

ITEMS = [Item(D(q), D(q) * D(p), D(kg), D(m3), D(duty)) for _no, _n, _hs, q, p, kg, m3, duty in LINES]
COSTS = [Cost(kind, D(a), basis, currency != "CNY") for kind, basis, a, currency, _r in CHARGES]


def test_the_worked_batch_to_the_fen() -> None:
    landed = land(ITEMS, COSTS, D("8.1"), D("8.065"))
    assert [x.cif for x in landed] == [D("5587.23"), D("4498.26"), D("6493.08"), D("4027.06")]
    assert [x.dutiable for x in landed] == [D("45256.56"), D("36435.91"), D("52593.95"), D("32619.19")]
    assert [x.duty for x in landed] == [D("2715.39"), D("2914.87"), D("5259.40"), D("1957.15")]
    assert [x.vat for x in landed] == [D("6236.35"), D("5115.60"), D("7520.94"), D("4494.92")]
    assert [x.local for x in landed] == [D("1639.10"), D("1697.66"), D("1745.14"), D("1448.10")]
    assert [x.landed for x in landed] == [D("49415.50"), D("40891.00"), D("59371.23"), D("35883.49")]
    assert sum(x.landed for x in landed) == D("185561.22")


def test_consumption_tax_is_inside_its_own_base() -> None:
    [battery] = land([Item(D(1), D(100000), D(1), D(1), D("0.1"), D("0.04"))], [], D(1), D(1))
    assert (battery.duty, battery.ct, battery.vat) == (D("10000.00"), D("4583.33"), D("14895.83"))


def test_insurance_of_110_per_cent() -> None:
    goods, freight = D("18684"), D("1860")
    extra = insurance_by_policy(goods, freight, D("0.003"))
    assert abs((goods + freight + extra) * D("1.1") * D("0.003") - extra) < D("0.01")


def test_nothing_that_cannot_be_carried_is_spread() -> None:
    with pytest.raises(ValueError):
        spread(Cost("terminal", D("100"), "volume"), [Item(D(1), D(1), D(1), D(0), D(0))], [D(1)])


amounts = st.decimals(min_value="0.01", max_value="99999", places=2)
items = st.builds(
    Item, st.decimals("1", "999", places=0), amounts, st.decimals("0.1", "999", places=1), st.decimals("0.01", "9", places=2),
    st.sampled_from([D(0), D("0.06"), D("0.1")]),
)  # fmt: skip
costs = st.builds(
    Cost, st.sampled_from(["freight", "insurance", "broker", "terminal"]), amounts,
    st.sampled_from(["value", "weight", "volume", "quantity", "equal"]), st.booleans(),
)  # fmt: skip


@given(st.lists(items, min_size=1, max_size=8), st.lists(costs, max_size=6))
def test_no_fen_is_lost(lines: list[Item], charges: list[Cost]) -> None:
    landed = land(lines, charges, D("8.1"), D("8.065"))
    foreign = sum((c.amount for c in charges if c.foreign and c.kind in ("freight", "insurance")), D(0))
    local = sum((c.amount for c in charges if not (c.foreign and c.kind in ("freight", "insurance"))), D(0))
    assert sum(x.cif for x in landed) == sum(x.amount for x in lines) + foreign
    assert sum(x.local for x in landed) == local


def test_every_cell_as_reckoned_in_fractions() -> None:
    """Sixty random batches here; ten thousand by ``python -m bench.imports``."""
    assert [told for seed in range(60) if (told := differs(seed))] == []


def test_freight_paid_at_home_is_dutiable_and_a_charge() -> None:
    """关税法 art. 24: freight to the port of entry is dutiable whoever is paid for it; 8,000 yuan on goods of € 10,000 at 8.1: 89,000 at 6 % are 5,340."""
    [line] = land(
        [Item(D(1), D(10000), D(1), D(1), D("0.06"))],
        [Cost("freight", D(8000), "weight", dutiable=D(8000))],
        D("8.1"),
        D("8.065"),
    )
    assert (line.dutiable, line.duty, line.goods, line.local) == (
        D("89000.00"),
        D("5340.00"),
        D("80650.00"),
        D("8000.00"),
    )


def test_insurance_that_is_not_declared_is_reckoned_at_three_per_mille(depot: Depot) -> None:
    """The worked batch without a premium: (18,684.00 + 1,860.00) × 8.1000 × 0.3 % = 499.22 more dutiable value, owed to nobody; with a premium, or where
    the price includes it, nothing is reckoned."""
    batch.tariffs(depot)
    without = [x for x in batch.CHARGES if x[0] != "insurance"]
    made = batch.released(depot, without)
    made.refresh_from_db()
    lines = list(made.lines.order_by("n"))
    assert made.insurance_assumed == D("499.22")
    assert sum(x.dutiable for x in lines) == D("166406.40") + D("499.22")
    assert sum(x.goods for x in lines) == D("165687.37")  # each line rounded; what is owed: goods and freight at 8.0650
    for n, (charges, incoterm) in enumerate(((batch.CHARGES, "FOB"), ([], "CIF"))):
        other = batch.released(depot, charges, invoice_no=f"HT26120{n}", incoterm=incoterm)
        other.refresh_from_db()
        assert other.insurance_assumed == 0


def test_consumption_tax_by_quantity_and_a_sheet_too_small_to_tax() -> None:
    """润滑油 1.52 a litre: 1,000 litres of ¥20,000, duty 6 %: CT 1,520.00, VAT (21,200 + 1,520) × 13 % = 2,953.60. A sheet of 49.98 duty pays none."""
    assert taxes(D("20000"), D("0.06"), D(0), D("0.13"), D("1520")) == (D("1200.00"), D("1520.00"), D("2953.60"))
    small, large = Item(D(1), D("833"), D(1), D(1), D("0.06")), Item(D(1), D(10000), D(1), D(1), D("0.06"))
    free, paid = land([small, large], [], D(1), D(1), free_below=D(50), per_sheet=1)
    assert (free.duty, free.vat) == (D(0), D("108.29")) and paid.duty == D("600.00")
    assert land([small, large], [], D(1), D(1), free_below=D(50))[0].duty == D("49.98"), "one sheet is one declaration"
    [tiny] = land([Item(D(1), D("300"), D(1), D(1), D("0.06"))], [], D(1), D(1), free_below=D(50))
    assert (tiny.duty, tiny.vat) == (D(0), D(0))
