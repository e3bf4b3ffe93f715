"""The manager calls back before a customer counts as lost."""

from .showroom import Showroom


def test_lost_or_not(room: Showroom) -> None:
    for n, lost in enumerate((True, False)):
        lead = room.lead(mobile=f"1360000222{n}")
        room.act("give_up_lead", lead=lead.pk, lost_reason="price", content="客户嫌贵")
        room.act("review_lost_lead", "sales_manager", lead=lead.pk, lost=lost, finding="回访结果")
        lead.refresh_from_db()
        assert lead.state == ("lost" if lost else "assigned")


def test_not_ones_own_report(room: Showroom) -> None:
    lead = room.lead()
    room.act("give_up_lead", "sales_manager", lead=lead.pk, lost_reason="price", content="客户嫌贵")
    room.refused("lead.own_loss", "review_lost_lead", "sales_manager", lead=lead.pk, finding="属实")
    room.act("review_lost_lead", "sales_manager/王总监", lead=lead.pk, finding="属实")
