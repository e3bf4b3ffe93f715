"""The chapter of car sales: customers come, drive, order, and drive away; cars arrive, one stands at an outlet."""

from datetime import date, timedelta
from typing import Any

from chehang.core.access import rows
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Person, Stage, Story
from chehang.ledger.models import Period
from chehang.parties.demo import SURNAMES, suppliers
from chehang.parties.operations.register_customer import register_customer
from chehang.vehicles.demo import vin
from chehang.vehicles.models import CarModel
from chehang.work.models import Goal
from chehang.work.operations.approve_goal import approve_goal
from chehang.work.operations.explain_goal import explain_goal
from chehang.work.operations.report_goal import report_goal
from chehang.work.operations.set_goal import set_goal

from .kinds import CheckGroup
from .models import Car, Challenge, Deal, FloorLoan, Outlet
from .operations.accrue_floor_interest import accrue_floor_interest
from .operations.add_test_car import add_test_car
from .operations.approve_commission import approve_commission
from .operations.ask_daily_proofs import ask_daily_proofs
from .operations.assign_car import assign_car
from .operations.bill_deal import bill_deal
from .operations.buy_car import buy_car
from .operations.check_car import check_car
from .operations.consign_car import consign_car
from .operations.deliver_car import deliver_car
from .operations.draft_reward_policy import draft_reward_policy
from .operations.draw_floor_loan import draw_floor_loan
from .operations.follow_lead import follow_lead
from .operations.give_up_lead import give_up_lead
from .operations.note_deal_paper import note_deal_paper
from .operations.note_outlet_visit import note_outlet_visit
from .operations.note_rival import note_rival
from .operations.note_test_car_cost import note_test_car_cost
from .operations.open_outlet import open_outlet
from .operations.order_car import order_car
from .operations.prove_car import prove_car
from .operations.quote_car import quote_car
from .operations.receive_car import receive_car
from .operations.reckon_commissions import reckon_commissions
from .operations.record_mystery_visit import record_mystery_visit
from .operations.redeem_car import redeem_car
from .operations.register_lead import register_lead
from .operations.register_visit import register_visit
from .operations.review_lost_lead import review_lost_lead
from .operations.set_car_price import set_car_price
from .operations.set_outlet_targets import set_outlet_targets
from .operations.set_sales_targets import set_sales_targets
from .operations.submit_deal import submit_deal
from .used_demo import OUTLET_DAY, TRADE_DAY, outlet_sale, pay, trade_in

CHIEF, CLERK = "chenghao", "dongliang"
SELLERS = ("linyue", "fangze")
SOURCES = ("phone", "media", "live", "video", "website", "referral", "show")
COLOUR = "珍珠白"
PRICE_DAY = 10  # of the month
PROOFS = 3  # the last days on which the outlet is asked for its cars
# Marked, lowest and cost without VAT, in yuan; the maker's rebate.
PRICE: dict[str, Any] = {
    "marked": "175800",
    "floor": "160000",
    "cost_ex": "141800",
    "rebate": "7200",
    "reason": "厂家商务政策",
}


def people() -> list[Person]:
    """Two consultants and the clerk who keeps the cars."""
    return [
        Person("061", "林悦", SELLERS[0], ("sales_consultant",)),
        Person("062", "方泽", SELLERS[1], ("sales_consultant",)),
        Person("063", "董亮", CLERK, ("car_clerk",)),
        Person("064", "何勇", "heyong", ("outlet_keeper",)),
    ]


def trims(stage: Stage) -> list[CarModel]:
    """The models that are sold."""
    return list(CarModel.objects.filter(level="trim", active=True).order_by("id"))


def masters(stage: Stage) -> None:
    """Prices are marked, a test car is insured."""
    for model in stage.once(trims):
        stage.run(set_car_price, {"model": model.pk, "valid_from": stage.today, **PRICE}, CHIEF)
    until = stage.today.replace(year=stage.today.year + 1)
    _policy(stage)
    _outlet(stage)
    test_car = {"plate_no": "浙AT3668", "model_name": "泓川X5 试驾车", "insured_until": until}
    made = stage.run(add_test_car, test_car, CHIEF)
    fuel = {
        "car": made.id,
        "on": stage.today,
        "amount_inc": "326",
        "quantity": "41.5",
        "mileage": 60,
        "note": "首次加满",
    }
    stage.run(note_test_car_cost, fuel, SELLERS[0])


def _reprice(stage: Stage) -> None:
    """After the month's first ten days the mark of one model follows the market; the lowest price stays."""
    models = stage.once(trims)
    model = models[stage.today.month % len(models)]
    marked = str(175_800 - 500 * (1 + stage.today.month % 3))
    facts = PRICE | {"marked": marked, "reason": "竞品降价,当月集客不足,标价随行调整"}
    stage.run(set_car_price, {"model": model.pk, "valid_from": stage.today, **facts}, CHIEF)


def _policy(stage: Stage) -> None:
    """The year's commission policy, approved by finance and the general manager."""
    volume = [("0.8", "0.8"), ("1", "1"), ("1.2", "1.2"), ("9", "1.4")]
    quality = [("0.9", "0.9"), ("0.95", "1"), ("2", "1.1")]
    facts = {
        "name": f"{stage.today.year} 年销售提成办法", "valid_from": stage.today, "base": "300", "slow": "600", "insurance": "0.03", "finance": "200",
        "accessory": "0.08", "reason": "年度激励政策", "volume": [{"up_to": a, "factor": b} for a, b in volume],
        "quality": [{"up_to": a, "factor": b} for a, b in quality],
    }  # fmt: skip
    done = stage.run(draft_reward_policy, facts, CHIEF)
    asked = ApprovalRequest.objects.get(document="carsales.reward_policy", object_id=done.id or 0, state="open")
    for post in ("finance_manager", "general_manager"):
        stage.run(approve, {"request": asked.pk}, stage.someone(post))


def _outlet(stage: Stage) -> None:
    """A secondary outlet in a town nearby, with a car of ours."""
    customer = {"kind": "outlet", "name": "慈溪诚信汽贸", "mobile": "13857400001"}
    made = stage.run(register_customer, customer, "baijie")
    facts = {"code": "EW01", "customer": made.id, "area": "慈溪", "contract_no": "EW-01", "deposit": "200000"}
    points = dict.fromkeys(("site", "funds", "staff", "reputation", "need"), 80)
    keeper = stage.actors["heyong"].employee_id
    done = stage.run(open_outlet, {**facts, **points, "keeper": keeper}, CHIEF)
    car = bought(stage, stage.once(trims)[0])
    stage.run(receive_car, {"car": car, "spot": "B-01"}, CLERK)
    stage.run(consign_car, {"car": car, "outlet": done.id}, CLERK)


def _month(stage: Stage) -> None:
    """What the sales manager does every month: targets, a mystery visit, a look at the outlet, what rivals do."""
    if stage.today.day == 1:
        share = {"history": "0.5", "seniority": "0.5", "leads": "0.5"}
        people = [{"consultant": stage.actors[s].employee_id, **share} for s in SELLERS]
        stage.run(set_sales_targets, {"month": stage.today, "cars": 6, "people": people}, CHIEF)
        outlet = rows(Outlet, stage.actors[CHIEF])[0]
        lines = [{"outlet": outlet.pk, "cars": 1}]
        stage.run(set_outlet_targets, {"month": stage.today, "outlets": lines}, CHIEF)
        goal = {
            "title": f"{stage.today.month} 月交车", "measure": "carsales.deliveries", "target": "2", "span": "month", "starts": stage.today,
            "due": stage.today + timedelta(days=27), "owner": stage.actors[CHIEF].employee_id,
        }  # fmt: skip
        done = stage.run(set_goal, goal, CHIEF)
        stage.run(approve_goal, {"goal": done.id}, stage.someone("general_manager"))
    if stage.today.day == 9:
        outlet = rows(Outlet, stage.actors[CHIEF])[0]
        seen = {
            "outlet": outlet.pk,
            "on": stage.today,
            "seen": "展位整洁,车辆完好",
            "support": "提供展架与资料",
            "cars_counted": outlet.cars.count(),
            "vins": [car.vin[-6:] for car in outlet.cars.all()],
        }
        stage.run(note_outlet_visit, seen, CHIEF)
        note = {
            "on": stage.today,
            "brand": "捷途",
            "kind": "policy",
            "content": "推出两年免息",
            "source": "对手展厅海报",
        }
        stage.run(note_rival, note, SELLERS[0])
    if stage.today.day == PRICE_DAY:
        _reprice(stage)
    if stage.today.day == TRADE_DAY and stage.days_left > 6:
        stage.begin(trade_in(stage, stage.once(trims)[0]), "10:30")
    if stage.today.day == OUTLET_DAY:
        stage.begin(outlet_sale(stage), "17:20")
    if stage.today.day == 16:
        scores = [
            {"step": s, "points": stage.random.randrange(70, 98)} for s in ("reception", "needs", "drive", "offer")
        ]
        visit = {
            "on": stage.today,
            "consultant": stage.actors[SELLERS[stage.today.month % 2]].employee_id,
            "remark": "流程完整,试驾介绍可再细",
            "scores": scores,
        }
        stage.run(record_mystery_visit, visit, CHIEF)


def month_end(stage: Stage, month: date) -> None:
    """Interest of loans on cars, commissions of who handed cars over, the goal of the month."""
    period = rows(Period, stage.actors[CHIEF]).get(year=month.year, month=month.month)
    try:
        stage.run(accrue_floor_interest, {"period": period.pk}, stage.someone("accountant"))
    except Refused as refusal:
        if refusal.code != "floor.nothing":
            raise
    handed = rows(Deal, stage.actors[CHIEF]).filter(
        delivered_on__gte=period.first_day, delivered_on__lte=period.last_day
    )
    for seller in SELLERS:
        who = stage.actors[seller].employee_id
        if handed.filter(consultant_id=who).exists():
            facts = {"month": month, "consultant": who, "quality": "0.93"}
            done = stage.run(reckon_commissions, facts, CHIEF)
            stage.run(approve_commission, {"commission": done.id}, stage.someone("finance_manager"))
    for goal in Goal.objects.filter(
        store=stage.store, owner_id=stage.actors[CHIEF].employee_id, state="running", due__lt=stage.today
    ):
        count = handed.count()
        if goal.measure != "carsales.deliveries":
            continue
        if count < goal.target:
            said = {
                "problem": "交车未达目标",
                "why": "客流不足",
                "next_step": "增加外展与直播",
                "check_on": stage.today + timedelta(days=14),
            }
            stage.run(explain_goal, {"goal": goal.pk, **said}, CHIEF)
        stage.run(report_goal, {"goal": goal.pk, "result": count, "evidence": "交车清单", "final": True}, CHIEF)


def day(stage: Stage) -> None:
    """Some people come in, some of them buy; now and then one is lost."""
    _month(stage)
    if stage.days_left <= PROOFS:
        stage.begin(proofs(stage), "09:00")
    for at in stage.during_the_day(stage.how_many(small=36, typical=150)):
        stage.begin(customer(stage), at)


def today(stage: Stage) -> None:
    """New leads that wait, and an order to be released."""
    for n in range(2):
        stage.begin(enquiry(stage), f"09:{10 + n:02d}")
    stage.begin(sale(stage, until="submitted"), "09:00")


def person(stage: Stage) -> dict[str, Any]:
    """A name and a mobile nobody has."""
    number = stage.random.randrange(10**8)
    return {"name": stage.random.choice(SURNAMES) + stage.random.choice(("先生", "女士")), "mobile": f"138{number:08d}"}


def proofs(stage: Stage) -> Story[None]:
    """The outlet shows the cars at its place with the code of the day; when all were sold, another one goes there first."""
    outlet = rows(Outlet, stage.actors[CHIEF])[0]
    if not outlet.cars.filter(left_on=None).exists():
        car = bought(stage, stage.once(trims)[0])
        stage.run(receive_car, {"car": car, "spot": "B-01"}, CLERK)
        stage.run(consign_car, {"car": car, "outlet": outlet.pk}, CLERK)
    stage.run(ask_daily_proofs, {}, CLERK)
    yield 50
    asked = Challenge.objects.filter(store=stage.store, state="asked", daily=True).select_related("car")
    for one in asked.order_by("id"):
        photo = stage.picture(f"{one.car.vin[-6:]} {one.code}")
        facts = {"challenge": one.pk, "vin_end": one.car.vin[-6:], "code": one.code, "photo": photo}
        stage.run(prove_car, facts, "heyong")


def enquiry(stage: Stage) -> Story[None]:
    """Marketing brings a lead; the manager has to assign it."""
    stage.run(
        register_lead, {**person(stage), "source": "live", "wanted": "泓川X5"}, stage.someone("marketing_manager")
    )
    yield 1


def customer(stage: Stage) -> Story[None]:
    """One of three buys, one is lost, one thinks it over."""
    end = stage.random.random()
    if end < 0.36 and stage.days_left > 9:
        yield from sale(stage)
    else:
        yield from talk(stage, lost=end > 0.7)


def met(stage: Stage, seller: str) -> int:
    """A customer is registered, spoken to, and comes."""
    known = {**person(stage), "source": stage.random.choice(SOURCES), "wanted": "泓川X5"}
    lead = int(stage.run(register_lead, known, seller).id or 0)
    stage.run(follow_lead, {"lead": lead, "content": "介绍车型,约来店看车", "level": "A"}, seller)
    return lead


def talk(stage: Stage, *, lost: bool) -> Story[None]:
    """A customer comes and goes; the loss is verified by the manager."""
    seller = stage.random.choice(SELLERS)
    lead = met(stage, seller)
    yield 120
    stage.run(register_visit, {"lead": lead}, seller)
    if lost:
        yield stage.until(1, "10:10")
        reason = stage.random.choice(("price", "rival", "funds", "later"))
        stage.run(give_up_lead, {"lead": lead, "lost_reason": reason, "content": "客户电话告知已另购"}, seller)
        if stage.random.random() < 0.2:
            note = {
                "on": stage.today,
                "brand": "捷途",
                "kind": "price",
                "content": "限时降价八千元",
                "source": "客户告知",
            }
            stage.run(note_rival, note, seller)
        yield 300
        stage.run(review_lost_lead, {"lead": lead, "finding": "回访属实"}, CHIEF)


def sale(stage: Stage, *, until: str = "delivered") -> Story[None]:
    """From the first call to the road: order, release, deposit, car, PDI, money, handing over."""
    seller = stage.random.choice(SELLERS)
    lead = met(stage, seller)
    yield 60
    stage.run(register_visit, {"lead": lead}, seller)
    model = stage.random.choice(stage.once(trims))
    price = stage.random.choice((168800, 169800, 171800))
    fees = [
        {"kind": "purchase_tax"},
        {"kind": "compulsory", "amount": "950"},
    ]
    offer = {"lead": lead, "model": model.pk, "colour": COLOUR, "price_inc": str(price), "fees": fees}
    deal = int(stage.run(quote_car, offer, seller).id or 0)
    yield 30
    promised = stage.today + timedelta(days=9)
    order = {"deal": deal, "name": "购车客户", "promised_on": promised, "deposit": "5000", "deposit_kind": "earnest"}
    stage.run(order_car, order, seller)
    stage.run(submit_deal, {"deal": deal}, seller)
    if until == "submitted":
        return
    yield 20
    asked = ApprovalRequest.objects.get(document="carsales.deal", object_id=deal, state="open")
    stage.run(approve, {"request": asked.pk}, CHIEF)
    yield 15
    pay(stage, "carsales.deal", deal, "deposit")
    car = bought(stage, model)
    yield stage.until(2, "09:30")
    kept = {"spot": "A-01", "keys_at": "钥匙柜 A", "certificate_no": f"HGZ{car:06d}"}
    stage.run(receive_car, {"car": car, **kept}, CLERK)
    stage.run(assign_car, {"deal": deal, "car": car, "reason": "库龄更长的一台在网点寄售"}, seller)
    yield 90
    groups = [{"group": g.value} for g in CheckGroup]
    stage.run(check_car, {"car": car, "items": groups, "battery": "12.6", "mileage": 6}, CLERK)
    stage.run(bill_deal, {"deal": deal}, seller)
    yield stage.until(1, "10:20")
    pay(stage, "carsales.deal", deal, "car")
    yield 60
    for loan in rows(FloorLoan, stage.actors[CLERK]).filter(car_id=car, state="open"):
        stage.run(redeem_car, {"loan": loan.pk}, stage.someone("accountant"))
    ticks = dict.fromkeys(("identity", "inspected", "papers", "tools", "explained"), True)
    policy = {"deal": deal, "kind": "compulsory", "number": f"PDZA{deal:08d}", "party": "人保财险", "amount": "950"}
    days = {"from_on": stage.today, "until_on": stage.today + timedelta(days=364)}
    stage.run(note_deal_paper, {**policy, **days}, seller)
    stage.run(deliver_car, {"deal": deal, "odometer": 12, **ticks, "signature": stage.signature()}, seller)


def bought(stage: Stage, model: CarModel) -> int:
    """The maker invoices a car."""
    n = 50_000 + Car.objects.filter(store=stage.store).count() * 37
    data = {
        "vin": vin(n), "model": model.pk, "colour": COLOUR, "supplier": stage.once(suppliers)[0].pk, "invoice_no": f"ZC{n}",
        "invoiced_on": stage.today, "cost_ex": "141800", "rebate": "7200", "payment": "floor" if n % 3 == 0 else "note", "certificate": "bank",
    }  # fmt: skip
    car = int(stage.run(buy_car, data, CLERK).id or 0)
    if data["payment"] == "floor":
        terms = {
            "bank": "工商银行江东支行",
            "contract_no": f"RZ{n}",
            "rate": "0.0480",
            "drawn_on": stage.today,
            "due": stage.today + timedelta(days=90),
        }
        stage.run(draw_floor_loan, {"car": car, **terms}, CLERK)
    return car
