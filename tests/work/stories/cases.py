"""Cases: one closed and told of, one whose measure is open at the end, one new."""

from tests.office import Office
from tests.work.complaints import WHY, complaint, led_to


def tell(office: Office) -> None:
    """A new one with a document, a closed one, one carried out with an open measure."""
    complaint(office, "parts_manager", about="work.task", about_id=office.task().pk)
    led_to(office, "closed", compensation="200")
    case = led_to(office, "assigned")
    more = {"title": "退厂", "owner": office.id("keeper"), "due": office.day(3)}
    office.run("order_measure", "parts_sales", case=case.pk, **more)
    office.run("propose_case", "parts_sales", case=case.pk, **WHY)
    office.run("agree_case", "parts_sales", case=case.pk, text="同意")
    office.run("execute_case", "parts_sales", case=case.pk, outcome="已换")
