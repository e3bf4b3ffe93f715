"""Meetings and notes."""

from tests.office import Office


def tell(office: Office) -> None:
    """One held with a decision, one called, one cancelled; a note and a promise."""
    held = office.meeting()
    office.pass_time(hours=8)
    line = {"text": "清理呆滞件", "owner": office.id("keeper"), "due": office.day(5)}
    office.run("write_minutes", "parts_manager", meeting=held.pk, minutes="讨论呆滞件处理", decisions=[line])
    office.meeting("keeper", "parts_planner", day=office.day(1))
    off = office.meeting(day=office.day(2))
    office.run("cancel_meeting", "parts_manager", meeting=off.pk, reason="人员外出")
    office.run("write_note", "keeper", kind="opinion", title="客户希望送货", text="希望周六也能送货")
    promise = {"kind": "promise", "title": "答应周五回电", "text": "客户问到货时间", "due": office.day(3)}
    office.run("write_note", "parts_manager", **promise)
