"""Why a batch cost more: the parts of the excess add up to the whole."""

from decimal import Decimal as D

from chehang.customs.evaluating import quarters
from chehang.customs.models import Broker, Shipment
from chehang.customs.variance import cost_of, decompose, expected, lane, usual_of
from tests.customs import batch
from tests.goods import Depot


def test_the_causes_add_up_to_the_fen(depot: Depot) -> None:
    batch.tariffs(depot)
    last = batch.released(depot)
    lines = batch.command(depot).model_dump(mode="json")["lines"]
    lines[0] |= {"price": "26.60", "amount": "5320.00"}
    charges = [(*x[:2], "2720.00", *x[3:]) if x[0] == "terminal" else x for x in batch.CHARGES]
    this = batch.released(depot, charges, invoice_no="HT2612001", spot_rate="8.165", lines=lines)
    assert lane(depot.who("parts_manager"), this) == [last]
    usual = usual_of([last])
    assert usual is not None and usual_of([]) is None
    causes = {str(x.title): x.amount for x in decompose(this, usual)}
    assert cost_of(this) - expected(this, usual) == sum(causes.values())
    assert D("320.00") in causes.values(), "terminal handling: 2,720 against 2,400"
    assert D("3226.00") in causes.values(), "200 × 2.00 more at the old rate of 8.0650"
    assert decompose(last, usual) == []


def test_the_broker_by_the_quarter(depot: Depot) -> None:
    batch.tariffs(depot)
    made = batch.released(depot)
    broker = Broker.objects.get(pk=Shipment.objects.get(pk=made.pk).broker_id)
    (quarter,) = quarters(broker, depot.who("parts_manager"))
    assert (quarter.batches, quarter.first_pass, quarter.fees) == (1, D("1.0000"), D("1350.00"))
    assert quarter.clearance is not None and quarter.cost is not None


def test_mix_and_quantity_spread_are_told_apart(depot: Depot) -> None:
    """Half of the pads and nothing else: fees paid once per declaration lie on fewer kilograms, and the parts add up to the whole."""
    last = batch.released(depot)
    line = batch.command(depot).model_dump(mode="json")["lines"][0]
    line |= {"quantity": "100", "amount": "2460.00", "gross_kg": "210", "net_kg": "200", "volume": "0.55"}
    charges = [x for x in batch.CHARGES if x[0] in ("broker", "documents", "bank")]
    this = batch.released(
        depot, charges, invoice_no="HT2612002", gross_kg="210", net_kg="200", volume="0.55", lines=[line]
    )
    usual = usual_of([last])
    assert usual is not None
    causes = {str(x.title): x.amount for x in decompose(this, usual)}
    fees = D(900) + D(450) + D(380)
    share = D(210) / D(1200)
    spread = sum((x - (x * share).quantize(D("0.01")) for x in (D(900), D(450), D(380))), D(0))
    assert spread in causes.values(), "1,730 lie on 210 kg instead of 1,200"
    by_weight = (D(2400) * share).quantize(D("0.01")) * 2 + sum(
        ((x * share).quantize(D("0.01")) for x in (D(900), D(450), D(380))), D(0)
    )
    assert by_weight - (D("1639.10") / 2).quantize(D("0.01")) in causes.values(), (
        "the pads carried 1,639.10 of 6,530.00, by weight it were 35 %"
    )
    assert cost_of(this) - expected(this, usual) == sum(causes.values()) and fees == D(1730)


def test_the_excess_is_measured_against_the_lane_not_the_last_batch(depot: Depot) -> None:
    """Two batches with terminal handling of 2,400 and one of 2,720: the next with 2,720 is 320 over the median of the lane, not 0 over the last; one
    of four demurrages is not usual, so a second one is excess whole."""
    batch.tariffs(depot)
    dear = [(*x[:2], "2720.00", *x[3:]) if x[0] == "terminal" else x for x in batch.CHARGES]
    late = [*dear, ("demurrage", "value", "500.00", "CNY", "1")]
    for n, charges in enumerate((batch.CHARGES, batch.CHARGES, late)):
        batch.released(depot, charges, invoice_no=f"HT26110{n}")
    this = batch.released(depot, late, invoice_no="HT261109")
    usual = usual_of(lane(depot.who("parts_manager"), this))
    assert usual is not None
    causes = {str(x.title): x.amount for x in decompose(this, usual)}
    assert D("320.00") in causes.values() and D("500.00") in causes.values()
    assert cost_of(this) - expected(this, usual) == sum(causes.values())
