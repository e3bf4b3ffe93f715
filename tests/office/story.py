"""Administration's day: each of its papers in the states its guards speak of."""

from chehang.office.models import Asset
from tests.office import Office, house
from tests.office.desk import (
    asset,
    asset_count,
    buying,
    destruction,
    hazard,
    incident,
    paper,
    seal,
    supplies_asked,
    supply,
    visit,
)
from tests.selling import Shop

FALSE = "1 = 0"  # on both engines
GONE = "(SELECT MIN(id) FROM office_wastebatch WHERE transfer_id IS NOT NULL)"
VIOLATIONS = {
    "office_destruction_decided": [
        ("UPDATE office_destruction SET decided_at = asked_at WHERE state = 'done'",),
    ],
    "office_destroyed_too_young": [
        (
            f"INSERT INTO office_destroyed (store_id, destruction_id, label, object_id, dated, digest, done) SELECT store_id, id, 'org.SignIn', 7, before, '', {FALSE} FROM office_destruction WHERE state = 'asked'",
        ),
    ],
    "office_destroyed_listed": [
        (
            f"INSERT INTO office_destroyed (store_id, destruction_id, label, object_id, dated, digest, done) SELECT store_id, id, 'org.SignIn', 7, '2001-01-01', '', {FALSE} FROM office_destruction WHERE state = 'done'",
        ),
    ],
    "office_destroyed_for_good": [("UPDATE office_destroyed SET digest = 'x' WHERE done",)],
    "office_waste_gone_once": [(f"UPDATE office_wastebatch SET transfer_id = NULL WHERE id = {GONE}",)],
}


def tell(shop: Shop) -> None:
    """One of each state."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    for state in ("open", "mending", "mended", "closed"):
        hazard(office, state)
    office.run("office.move_asset", "hr_manager", asset=asset(office).pk, holder=office.id("keeper"))
    office.run("office.register_asset", "hr_manager", code="BG-002", name="打印机", bought_on=office.day(-10))
    seal(office)
    seal(office, allowed=True)
    seal(office, filed=True)
    done = asset_count(office, "BG-001")
    office.run("office.close_asset_count", "hr_manager", count=done.pk, reason="打印机送修")
    asset_count(office, "BG-001")
    packs = supply(office, "20")
    supply(office, code="ST", name="手套", unit="双")
    for state in ("asked", "allowed", "issued", "refused"):
        supplies_asked(office, packs, state)
    for state in ("asked", "approved", "received", "refused"):
        buying(office, packs, state)
    for state in ("draft", "submitted", "valid", "archived"):
        paper(office, state)
    office.run("office.register_paper", "hr_manager", sender="应急管理局", title="检查通知", dated=office.day(-1))
    for state in ("booked", "inside", "left", "cancelled"):
        visit(office, state)
    for state in ("reported", "handled", "settled", "closed"):
        one = incident(office, state)
    office.run(
        "office.note_incident", "keeper", incident=incident(office, "handled").pk, text="已通知", party="消防大队"
    )
    assert one.state == "closed"
    for state in ("done", "refused", "asked"):
        destruction(office, state)
    _house(office)


def _house(office: Office) -> None:
    """Rooms, cars, waste, welfare, the dormitory, the canteen, ideas."""
    hall = house.room(office)
    house.room(office, "洽谈室", 4)
    house.booked(office, hall)
    given_back = house.booked(office, hall, "16:00", "16:30")
    office.run("office.cancel_booking", "keeper", booking=given_back.pk)
    for n, state in enumerate(("asked", "allowed", "out", "back", "refused")):
        of = house.car(office, f"浙B000{n}A")
        house.trip(office, of, state)
    office.run("office.fuel_car", "keeper", car=of.pk, quantity="40", amount="312", odometer=of.odometer)
    paper = {"kind": "insurance", "number": "PDAA2026", "valid_until": office.day(455), "cost": "4200"}
    office.run("office.renew_car_paper", "hr_manager", car=of.pk, **paper)
    house.waste(office)
    house.taken(office, house.waste(office, "HW12", "25.5"))
    house.taken(office, house.waste(office, "HW31", "60"), manifest="LD2026-0002")
    for state in ("planned", "approved", "refused"):
        given = house.welfare(office, state)
        if state == "approved":
            gift = given.gifts.get(employee_id=office.id("keeper"))
            office.run("office.take_gift", "keeper", gift=gift.pk)
    for state in ("suggested", "accepted", "refused", "done"):
        house.idea(office, state)
    for state in ("planned", "approved", "refused", "closed"):
        held = house.event(office, state)
        if state == "approved":
            task = {"event": held.pk, "title": "订场地", "owner": office.id("keeper"), "due": office.day(3)}
            office.run("office.order_event_task", "hr_manager", **task)
    lift = Asset.objects.get(code="BG-002").pk
    office.run("office.plan_service", "hr_manager", asset=lift, every_months=12, service_due=office.day(9))
    office.run("office.note_service", "hr_manager", asset=lift, day=office.day(0), what="更换硒鼓", cost="420")
    first, second = house.bed(office), house.bed(office, "2")
    over = house.stay(office, first)
    office.run("office.move_out", "hr_manager", stay=over.pk)
    house.stay(office, second)
    house.stay(office, first, "technician")
    for day in (0, -1):
        office.run("office.count_meals", "hr_manager", day=office.day(day), staff=86, guests=4, cost="1260.50")
