"""A day of car sales for the conformance tests."""

from datetime import date

from chehang.carsales.models import (
    Car,
    Challenge,
    ClawBack,
    Commission,
    Deal,
    DemoCar,
    Lead,
    Outlet,
    RewardPolicy,
)
from chehang.carsales.operations.receive_car import ReceiveCar, receive_car
from chehang.ledger.models import Period
from chehang.ledger.services import open_books
from chehang.org.models import Store
from chehang.parties.models import Customer
from chehang.vehicles.demo import vin
from tests.fixtures import make_store
from tests.goods import upload
from tests.selling import Shop

from .dealer import VINS, Dealer
from .outlets import outlet
from .rewarding import drafted, in_force, targets
from .test_deliver_car import FEES
from .test_draw_floor_loan import drawn
from .test_record_loan import LOAN
from .used import came_back, used_car, valued


def tell(shop: Shop) -> None:
    """Leads in their states, visits, test drives, a note on a rival."""
    room = Dealer(shop.store, shop.depot.clock, shop.depot.actor_of)
    room.who("sales_consultant")
    lead, car = room.contacted(), room.test_car()
    room.days(-1)
    room.act("register_visit", name="周舟", mobile="13600004444")
    room.days(1)
    room.act("register_visit", mobile="13600004444")
    visit = room.act("register_visit", lead=lead.pk).id
    room.act("end_visit", visit=visit)
    room.act("register_visit", people=2)
    drive = room.drive(lead, car)
    room.act("end_test_drive", drive=drive.pk, end_km=1212)
    room.drive(lead, room.test_car(plate_no="浙B54321"))
    gone = room.lead(name="钱多", mobile="13600002222")
    room.act("give_up_lead", lead=gone.pk, lost_reason="price", lost_to="捷途X70", content="电话说已订车")
    room.act("review_lost_lead", "sales_manager", lead=gone.pk, finding="回访属实")
    room.act("register_lead", "marketing_manager", name="孙立", mobile="13600003333", source="media")
    room.act(
        "note_rival",
        on=room.day(),
        brand="捷途",
        car="X70",
        kind="price",
        content="降价八千",
        source="官网",
        impact="H",
    )
    room.act("send_rival_digest", "sales_manager")
    assert Lead.objects.count() == 4
    _cars(room)


def _cars(room: Dealer) -> None:
    """Deals in their states, cars that are here, held and gone; the last order is released and printed."""
    room.delivered("13600005555", deposit="5000", lender=room.bank().pk, fees=FEES, **LOAN)
    room.ordered("13600006666", fees=[{"kind": "plate", "amount": "125"}])
    room.quoted("13600007777")
    off = room.ordered("13600008888")
    room.act("cancel_deal", deal=off.pk, reason="客户放弃")
    car = room.stocked(VINS[1])
    room.bought(VINS[2])
    released = room.released("13600009999", fees=[{"kind": "plate", "amount": "125"}])
    room.act("assign_car", deal=released.pk, car=car.pk)
    room.act("bill_deal", deal=released.pk)
    _papers(room, released)
    _outlets(room)
    _rewarded(room)
    _used(room)
    _between(room)
    room.act("edit_deal", deal=room.ordered().pk, **room.content())


def _papers(room: Dealer, deal: Deal) -> None:
    """A policy and a tax receipt of the released order; a test car's fuel, insured anew; a certificate with its place."""
    policy = {"party": "人保财险", "from_on": room.day(), "until_on": room.day(365), "amount": "950"}
    room.act("note_deal_paper", deal=deal.pk, kind="compulsory", number="PDZA0001", **policy)
    test_car = DemoCar.objects.order_by("id")[0]
    room.act("note_test_car_cost", car=test_car.pk, on=room.day(), amount_inc="320", quantity="40", mileage=1230)
    facts = {"model_name": test_car.model_name, "insured_until": room.day(400)}
    room.act("edit_test_car", "sales_manager", car=test_car.pk, **facts)
    told = {"certificate": "store", "certificate_no": "HGZ0001", "certificate_at": "保险柜", "keys_at": "钥匙柜 3"}
    room.act("place_certificate", "car_clerk", car=deal.car_id or Deal.objects.get(pk=deal.pk).car_id, **told)
    other = room.ordered("13600001212")
    room.act("change_order", deal=other.pk, reason="客户改期", promised_on=room.day(20))


def _between(room: Dealer) -> None:
    """A car goes to another store of the group and is received there; one outlet is assessed, another one left."""
    other = Store.objects.exclude(pk=room.store.pk).order_by("id").first() or make_store("09", "泓川东城店")
    if not Period.objects.filter(store=other).exists():
        open_books(other.pk, date(2026, 10, 1))
    car = room.stocked(vin(90951))
    room.act("transfer_car", "sales_manager", car=car.pk, other=other.pk, reason="东城店客户订车")
    came = Car.objects.get(store=other, vin=car.vin)
    receive_car(ReceiveCar(car=came.pk, spot="C-01"), actor=room.actor_of("car_clerk", at=other), clock=room.clock)
    place = Outlet.objects.order_by("id")[0]
    told = {"half": room.day(), "target": 1}
    room.act("assess_outlet", "sales_manager", outlet=place.pk, **told, satisfaction=95, payment=100)
    room.act("plan_challenges", "sales_manager")
    partner = Customer.objects.create(store=room.store, code="W2", name="余姚诚达汽贸", kind="outlet")
    left = outlet(room, code="EW09", customer=partner.pk)
    file = {"area": left.area, "contract_no": "EW-09", "deposit": "0"}
    room.act("edit_outlet", "sales_manager", outlet=left.pk, **file)
    room.act("assess_outlet", "sales_manager", outlet=left.pk, **told, satisfaction=0, payment=0, plan="期满退出")
    room.act("close_outlet", "general_manager", outlet=left.pk, reason="合作期满")


def _used(room: Dealer) -> None:
    """A used car bought, prepared and set off; one not bought; a car that came back with its commission; a sale of an outlet."""
    room.act("decline_trade_in", trade_in=valued(room, vin=vin(81300), plate_no="浙B77777").pk, reason="客户自留")
    used_car(room)
    valued(room, vin=vin(81400), plate_no="浙B88888")
    sold = Deal.objects.filter(state="delivered").order_by("id").first()
    assert sold is not None
    came_back(room, sold)
    claw = ClawBack.objects.get()
    claw.taken_in = Commission.objects.get(number="YJ-1")
    claw.save()
    there = room.stocked(VINS[3])
    room.act("consign_car", "sales_manager", car=there.pk, outlet=Outlet.objects.first().pk)
    room.act("report_outlet_sale", "outlet_keeper", car=there.pk, buyer="孙立", sold_on=room.day())
    facts = {"car": there.pk, "wholesale": "160000", "rebate": "1500"}
    room.act("settle_outlet_sale", "sales_manager", **facts)


def _rewarded(room: Dealer) -> None:
    """Targets, policies in their states, commissions reckoned and approved, a mystery visit, loans on cars that run and are paid back."""
    targets(room, 4)
    in_force(room)
    drafted(room, valid_from=room.day(3))
    for n in (1, 2):
        facts = {
            "store": room.store,
            "number": f"YJ-{n}",
            "month": date(2026, 9 + n, 1),
            "consultant_id": room.id("sales_consultant"),
        }
        facts |= {
            "policy": RewardPolicy.objects.get(state="in_force"),
            "cars": 1,
            "target": 1,
            "quality": "0.93",
            "items": [],
            "amount": "300",
        }
        row = Commission.objects.create(**facts, reckoned_by_id=room.id("sales_manager"))
        if n == 1:
            room.act("approve_commission", "finance_manager", commission=row.pk)
    scores = [{"step": "reception", "points": 90}]
    visit = {"on": room.day(), "consultant": room.id("sales_consultant"), "remark": "接待规范", "scores": scores}
    room.act("record_mystery_visit", "sales_manager", **visit)
    drawn(room, vin(90911))
    paid = drawn(room, vin(90912))
    room.act("redeem_car", "accountant", loan=paid.pk)
    outlet_visit = {
        "outlet": Outlet.objects.order_by("id")[0].pk,
        "on": room.day(),
        "seen": "展位整洁",
        "cars_counted": 2,
    }
    room.act("note_outlet_visit", "sales_manager", **outlet_visit)


def _outlets(room: Dealer) -> None:
    """A car at an outlet that is shown, and one that is missed and asked for again."""
    place = outlet(room)
    for number in (vin(90901), vin(90902)):
        room.act("consign_car", "car_clerk", car=room.stocked(number).pk, outlet=place.pk)
    room.act("challenge_outlet", "sales_manager", outlet=place.pk)
    asked = Challenge.objects.get()
    room.act("ask_daily_proofs", "sales_manager")
    room.act("set_outlet_targets", "sales_manager", month=room.day(), outlets=[{"outlet": place.pk, "cars": 3}])
    proof = {"vin_end": asked.car.vin[-6:], "code": asked.code, "photo": upload()}
    room.act("prove_car", "outlet_keeper", challenge=asked.pk, **proof)
    room.act("challenge_outlet", "sales_manager", outlet=place.pk)
