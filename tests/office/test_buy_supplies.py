"""Above ¥1,000 three suppliers are asked, and the cheapest is taken (§7.7)."""

from tests.office import Office
from tests.office.desk import buying, supply
from tests.work.refusing import refused


def test_three_quotes(office: Office) -> None:
    of = supply(office)
    assert buying(office, of, "asked", "1000").amount == 1000
    two = [{"supplier": s, "amount": a} for s, a in (("甲", "1000.01"), ("乙", "1100"))]
    refused(office, "buying.quotes", "office.buy_supplies", "hr_manager", supply=of.pk, quantity="60", quotes=two)
    same = [*two, {"supplier": "乙", "amount": "1300"}]
    refused(office, "buying.quotes", "office.buy_supplies", "hr_manager", supply=of.pk, quantity="60", quotes=same)
    made = buying(office, of, "asked", "1200", "1100", "1300")
    assert (made.supplier, made.amount) == ("供应商2", 1100) and len(made.quotes) == 3
    refused(office, "not_allowed", "office.buy_supplies", "keeper", supply=of.pk, quantity="1", quotes=two)
