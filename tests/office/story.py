"""Administration's day: each of its papers in the states its guards speak of."""

from tests.office import Office
from tests.office.desk import asset, buying, hazard, incident, paper, seal, supplies_asked, supply, visit
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """One of each state."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    for state in ("open", "mending", "mended", "closed"):
        hazard(office, state)
    office.run("office.move_asset", "hr_manager", asset=asset(office).pk, holder=office.id("keeper"))
    office.run("office.register_asset", "hr_manager", code="BG-002", name="打印机", bought_on=office.day(-10))
    seal(office)
    seal(office, allowed=True)
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
