"""Three months of business, day by day, through the operations people use."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from PIL import Image, ImageDraw

from chehang.billing.models import Bill
from chehang.billing.operations.put_on_account import put_on_account
from chehang.billing.operations.take_payment import take_payment
from chehang.catalogue.services import prices_of
from chehang.core import files
from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.counter.operations.confirm_sale import confirm_sale
from chehang.counter.operations.draft_sale import draft_sale
from chehang.counter.operations.record_lost_sale import record_lost_sale
from chehang.finance.operations.close_period import close_period
from chehang.finance.operations.review_vouchers import review_vouchers
from chehang.ledger.models import Period, Voucher
from chehang.parties.models import Supplier
from chehang.purchasing.operations.draft_order import draft_order
from chehang.purchasing.operations.review_order import review_order
from chehang.purchasing.operations.send_order import send_order
from chehang.purchasing.operations.submit_order import submit_order
from chehang.replenishment.operations.approve_plan import approve_plan
from chehang.replenishment.operations.run_plan import run_plan
from chehang.replenishment.operations.set_rule import set_rule
from chehang.stock.queries import on_hand
from chehang.warehouse.models import Discrepancy, Inbound, Outbound
from chehang.warehouse.operations.acknowledge_discrepancy import acknowledge_discrepancy
from chehang.warehouse.operations.count_line import count_line
from chehang.warehouse.operations.declare_no_invoice import declare_no_invoice
from chehang.warehouse.operations.enter_invoice import enter_invoice
from chehang.warehouse.operations.enter_packing_list import enter_packing_list
from chehang.warehouse.operations.finish_count import finish_count
from chehang.warehouse.operations.inspect_fragile import inspect_fragile
from chehang.warehouse.operations.pick_line import pick_line
from chehang.warehouse.operations.post_receipt import post_receipt
from chehang.warehouse.operations.put_away import put_away
from chehang.warehouse.operations.settle_discrepancy import settle_discrepancy
from chehang.warehouse.operations.sign_outbound import sign_outbound
from chehang.warehouse.operations.sign_receiver import sign_receiver
from chehang.warehouse.operations.start_count import start_count

from . import cast, people
from .cast import Stage

Progress = Callable[[int, int, str], None]
STOCKED_FROM = 0.12
METHODS = ("wechat", "wechat", "wechat", "alipay", "alipay", "card", "cash", "transfer")
WEEKDAY = (1.1, 1.0, 0.95, 0.95, 1.0, 1.4, 0.0)


def picture(words: str) -> str:
    """A signature or a photo, kept as an uploaded file."""
    image = Image.new("RGB", (320, 120), "white")
    pen, seed = ImageDraw.Draw(image), Random(words)
    points = [(12 + i * 24, 60 + seed.randint(-44, 44)) for i in range(13)]
    pen.line(points, fill="black", width=4, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return files.keep(out.getvalue(), f"{words}.png").sha256


class Play:
    """The director: holds the random numbers and the shop's memory."""

    def __init__(self, stage: Stage, seed: int = 4711) -> None:
        self.stage, self.rng = stage, Random(seed)
        self.stocked = [n for n, s in stage.samples.items() if s.monthly >= STOCKED_FROM]
        self.weights = [stage.samples[n].monthly for n in self.stocked]
        self.signatures = [picture(f"签名{i}") for i in range(6)]
        self.photo = picture("开箱照片")

    # -- buying ---------------------------------------------------------------------------------------------------

    def order(self, supplier: Supplier, wanted: list[tuple[str, int]], *, stop: str = "") -> Inbound | None:
        """The planner drafts, the parts manager reviews, the planner sends; ``stop`` leaves it on the way."""
        stage = self.stage
        ids = {stage.parts[n].pk: n for n, _q in wanted}
        prices = prices_of(stage.store.pk, ids, stage.clock.today())
        lines = [
            {
                "part": stage.parts[n].pk,
                "quantity": str(q),
                "price_ex": str(round_half_up(prices[stage.parts[n].pk].net_inc / Decimal("1.13"))),
            }
            for n, q in wanted
        ]
        done = stage.run(draft_order, {"supplier": supplier.pk, "lines": lines}, "songjia")
        if stop == "draft":
            return None
        stage.run(submit_order, {"order": done.id}, "songjia")
        if stop == "submitted":
            return None
        stage.run(review_order, {"order": done.id}, "zhoumin")
        sent = stage.run(send_order, {"order": done.id}, "songjia")
        return Inbound.objects.get(pk=(sent.model_extra or {})["inbound"])

    def receive(self, inbound: Inbound, *, invoiced: bool = True, short: bool = False, damaged: bool = False) -> None:
        """Packing list and invoice are entered, goods counted, booked and put away."""
        stage, keeper = self.stage, self.rng.choice(("dingqiang", "luobin", "mayue"))
        lines = list(inbound.lines.order_by("n"))
        packed = [{"part_no": x.part_no, "quantity": str(x.expected)} for x in lines]
        stage.run(enter_packing_list, {"inbound": inbound.pk, "lines": packed}, keeper)
        if invoiced:
            billed = [{"part_no": x.part_no, "quantity": str(x.expected), "price_ex": str(x.price_ex)} for x in lines]
            number = f"2631{self.rng.randrange(10**16):016d}"
            data = {"inbound": inbound.pk, "number": number, "date": stage.clock.today(), "lines": billed}
            stage.run(enter_invoice, data, keeper)
        else:
            stage.run(declare_no_invoice, {"inbound": inbound.pk}, keeper)
        stage.run(
            start_count,
            {"inbound": inbound.pk, "carrier": "德邦物流", "boxes_expected": 3, "boxes_received": 3},
            keeper,
        )
        for n, line in enumerate(lines):
            counted: dict[str, Any] = {"inbound": inbound.pk, "line": line.pk, "counted": str(line.expected)}
            if short and n == 0 and line.expected > 1:
                counted["counted"] = str(line.expected - 1)
            if damaged and n == 1:
                counted |= {"damaged": "1", "photo": self.photo}
            if line.fragile:
                counted["inspection"] = "damaged" if damaged and n == 1 else "sound"
            stage.run(count_line, counted, keeper)
        stage.run(finish_count, {"inbound": inbound.pk, "nothing_else": True}, keeper)
        stage.run(post_receipt, {"inbound": inbound.pk}, keeper)
        for line in inbound.lines.filter(accepted__gt=0).select_related("part").order_by("n"):
            sample = stage.samples[line.part.display_no]
            stage.run(put_away, {"line": line.pk, "bin": sample.bin, "quantity": str(line.accepted)}, keeper)

    def restock(self, days: float, *, most: int = 60) -> list[tuple[str, int]]:
        """What to order so that each stocked part lasts ``days`` of demand, in whole packs."""
        stage = self.stage
        held = on_hand(stage.actors["songjia"], [stage.parts[n].pk for n in self.stocked])
        wanted = []
        for n in self.stocked:
            sample = stage.samples[n]
            target = sample.monthly / 30 * days + (1 if sample.monthly > 0.3 else 0)
            missing = target - float(held[stage.parts[n].pk].on_hand)
            if missing > 0.6 * target or missing > sample.pack:
                wanted.append((n, max(1, -(-int(missing + 0.5) // sample.pack)) * sample.pack))
        wanted.sort(key=lambda w: -stage.samples[w[0]].monthly)
        return wanted[:most]

    # -- selling --------------------------------------------------------------------------------------------------

    def sell(self, *, until: str = "out") -> None:
        """One customer at the counter. What is not there becomes a lost sale."""
        stage, rng = self.stage, self.rng
        customer = rng.choice(stage.customers) if rng.random() < 0.6 else None
        wholesale = customer is not None and customer.price_class == "wholesale"
        picks = dict.fromkeys(rng.choices(self.stocked, self.weights, k=rng.choice((1, 1, 2, 2, 3, 4))))
        held = on_hand(stage.actors["hanlei"], [stage.parts[n].pk for n in picks])
        lines = []
        for n in picks:
            part, wanted = stage.parts[n], rng.choice((1, 1, 1, 2, 2, 4)) * (3 if wholesale else 1)
            wanted = min(wanted, max(1, int(stage.samples[n].monthly * 2)))
            if held[part.pk].available < wanted:
                stage.run(
                    record_lost_sale,
                    {"part": part.pk, "quantity": str(wanted), "customer": customer and customer.pk},
                    "hanlei",
                )
                continue
            discount = rng.choice(("0", "0", "0", "0.02", "0.03", "0.05")) if not wholesale else "0"
            lines.append({"part": part.pk, "quantity": str(wanted), "discount": discount})
        if not lines:
            return
        handover = "ship" if wholesale and rng.random() < 0.3 else "collect"
        data = {"customer": customer and customer.pk, "handover": handover, "lines": lines}
        sale = stage.run(draft_sale, data, "hanlei")
        if until == "draft":
            return
        stage.run(confirm_sale, {"sale": sale.id}, "hanlei")
        if until == "confirmed":
            return
        self.settle(int(sale.id or 0), wholesale)
        if until == "settled":
            return
        self.hand_out(int(sale.id or 0), handover == "collect")

    def settle(self, sale: int, wholesale: bool) -> None:
        """The cashier takes the money, or the bill goes on account."""
        stage = self.stage
        bill = Bill.objects.get(document="counter.sale", object_id=sale)
        if wholesale:
            try:
                stage.run(put_on_account, {"bill": bill.pk}, "baijie")
                return
            except Refused:
                pass
        payment = {"method": self.rng.choice(METHODS), "amount": str(bill.amount)}
        stage.run(take_payment, {"bill": bill.pk, "payments": [payment]}, "baijie")

    def hand_out(self, sale: int, collects: bool) -> None:
        """Keepers pick, inspect what is fragile, and sign; a customer who collects signs too."""
        stage, rng = self.stage, self.rng
        first, second = rng.sample(("dingqiang", "luobin", "mayue"), 2)
        outbound = Outbound.objects.get(document="counter.sale", object_id=sale)
        for pick in outbound.picks.order_by("id"):
            stage.run(pick_line, {"pick": pick.pk, "found": str(pick.quantity)}, first)
        for line in outbound.lines.filter(fragile=True):
            stage.run(inspect_fragile, {"line": line.pk, "photo": self.photo}, first)
        self._sign(outbound, "keeper_1", first)
        if collects:
            data = {"outbound": outbound.pk, "name": outbound.receiver_name, "image": rng.choice(self.signatures)}
            stage.run(sign_receiver, data, first)
        self._sign(outbound, "keeper_2", second)

    def _sign(self, outbound: Outbound, slot: str, keeper: str) -> None:
        person = self.stage.actors[keeper].employee_id
        data = {"outbound": outbound.pk, "slot": slot, "employee": person, "pin": people.PIN}
        self.stage.run(sign_outbound, data, keeper)

    # -- planning -------------------------------------------------------------------------------------------------

    def rules(self) -> None:
        """What the manager decides beside the plan: one part is always there, another only when ordered."""
        stage, wanted = self.stage, self.stage.samples
        quick = next(n for n in self.stocked if wanted[n].pack == 1 and not wanted[n].fragile)
        slow = min(wanted, key=lambda n: wanted[n].monthly)
        must = {"part": stage.parts[quick].pk, "kind": "must", "least": "2", "note": "常备件,柜台不许断"}
        never = {"part": stage.parts[slow].pk, "kind": "never", "barred": "ordered", "note": "客户付定金再订"}
        stage.run(set_rule, must, "zhoumin")
        stage.run(set_rule, never, "zhoumin")

    def plan(self, *, approve: bool) -> None:
        """The planner makes the month's stock plan; the parts manager puts it in force."""
        done = self.stage.run(run_plan, {}, "songjia")
        if approve:
            self.stage.run(approve_plan, {"plan": done.id, "remark": "同意,按此备货"}, "zhoumin")

    # -- the office -----------------------------------------------------------------------------------------------

    def review(self) -> None:
        """The second accountant reviews what the day has posted."""
        mine = self.stage.actors["yeqing"].employee_id
        rows = Voucher.objects.filter(store=self.stage.store, state="posted", reviewed_at=None).exclude(maker_id=mine)
        ids = list(rows.order_by("id").values_list("id", flat=True)[:500])
        if ids:
            self.stage.run(review_vouchers, {"voucher_ids": ids}, "yeqing")

    def follow_up(self) -> None:
        """Manager and planner read what differed, two days later; after a week the case is settled."""
        now = self.stage.clock.now()
        reports = Discrepancy.objects.filter(store=self.stage.store)
        for report in reports.filter(state="open", created_at__lt=now - timedelta(days=2)):
            for who in ("zhoumin", "songjia"):
                self.stage.run(acknowledge_discrepancy, {"discrepancy": report.pk}, who)
        for report in reports.filter(state="acknowledged", created_at__lt=now - timedelta(days=7)):
            settled = {"discrepancy": report.pk, "resolution": "供应商下批补发,运损由承运方赔付"}
            self.stage.run(settle_discrepancy, settled, "zhoumin")

    def close(self, year: int, month: int) -> None:
        """Finance closes a month."""
        while Voucher.objects.filter(store=self.stage.store, state="posted", reviewed_at=None).exists():
            self.review()
        period = Period.objects.get(store=self.stage.store, year=year, month=month)
        self.stage.run(close_period, {"period_id": period.pk}, "gaojing")


MORNING = timedelta(minutes=40)
LAST_PLAN = 21  # days ago


def opening_hours(day: date, minute: int) -> datetime:
    """A moment of a business day, 8:30 and some minutes in Shanghai."""
    return datetime.combine(day, time(8, 30), STORE_TIME).astimezone(UTC) + timedelta(minutes=minute)


def perform(stage: Stage, since: date, now: datetime, progress: Progress) -> None:
    """Play from ``since`` to the morning of today, none of it later than ``now``; leaves work on every desk."""
    latest = now - MORNING
    until = latest.astimezone(STORE_TIME).date()
    play, days = Play(stage), (until - since).days
    clock = stage.clock
    clock.at = opening_hours(since, 0)
    cast.places(stage, play.stocked)
    progress(1, days + 2, "期初进货")
    wanted = play.restock(45, most=5000)
    for start in range(0, len(wanted), 150):
        inbound = play.order(stage.suppliers[0], wanted[start : start + 150])
        if inbound:
            play.receive(inbound)
    coming: list[tuple[date, Inbound]] = []
    for n in range(1, days):
        day = since + timedelta(days=n)
        clock.at = opening_hours(day, 0)
        progress(n + 1, days + 2, f"{day:%m-%d}")
        if day.day == 3 and (day.year, day.month) > (since.year, since.month):
            last = day.replace(day=1) - timedelta(days=1)
            if (until - last).days > 25:
                play.close(last.year, last.month)
        for due, inbound in [c for c in coming if c[0] <= day]:
            rare = play.rng.random()
            play.receive(inbound, invoiced=play.rng.random() > 0.2, short=rare < 0.2, damaged=0.2 < rare < 0.35)
            coming.remove((due, inbound))
        play.follow_up()
        if n == days - LAST_PLAN:
            play.rules()
            play.plan(approve=True)
        customers = play.rng.gauss(5, 1.4) * WEEKDAY[day.weekday()]
        for k in range(max(0, round(customers))):
            clock.at = opening_hours(day, 20 + k * 45)
            play.sell()
        if day.weekday() in (1, 4):
            clock.at = opening_hours(day, 500)
            wanted = play.restock(32, most=18)
            if wanted and (inbound := play.order(stage.suppliers[play.rng.choice((0, 1))], wanted)):
                coming.append((day + timedelta(days=play.rng.choice((3, 4, 5))), inbound))
        play.review()
    clock.at = min(opening_hours(until, 0), latest)
    _morning(play, coming)
    progress(days + 2, days + 2, "完成")


def _morning(play: Play, coming: list[tuple[date, Inbound]]) -> None:
    """Today: something waits for everybody."""
    for until in ("out", "settled", "settled", "confirmed", "confirmed", "draft"):
        play.stage.clock.at += timedelta(minutes=6)
        play.sell(until=until)
    play.plan(approve=False)
    if not coming:
        play.order(play.stage.suppliers[1], play.restock(60, most=8))
    play.order(play.stage.suppliers[0], play.restock(40, most=6) or [(play.stocked[0], 10)], stop="submitted")
    play.order(play.stage.suppliers[1], [(play.stocked[1], 5), (play.stocked[2], 5)], stop="draft")
