"""Notes of conversations; a promise is a task."""

from chehang.core.inbox import open_items
from chehang.work.models import Note, Task
from tests.office import Office
from tests.work.refusing import refused


def test_who_leads_the_department_is_told(office: Office) -> None:
    office.who("parts_manager")
    done = office.run("write_note", "keeper", kind="rival", title="对面店降价", text="机滤特价 39 元")
    note = Note.objects.get(pk=done.id)
    assert (note.department, note.task_id, note.number[:3]) == ("parts", None, "JL-")
    assert open_items(office.who("parts_manager")).get().params["what"] == "对面店降价"


def test_a_manager_tells_nobody_below_the_general_manager(office: Office) -> None:
    office.run("write_note", "parts_manager", kind="idea", title="设快修件专柜", text="放常用件")
    assert not open_items(office.who("parts_manager")).exists()


def test_a_promise_is_a_task_of_who_gave_it(office: Office) -> None:
    data = {"kind": "promise", "title": "周五前回电", "text": "客户问到货时间"}
    refused(office, "note.promise_without_day", "write_note", "keeper", **data)
    refused(office, "task.due_past", "write_note", "keeper", **data, due=office.day(-1))
    assert not Note.objects.exists() and not Task.objects.exists()
    office.run("write_note", "keeper", **data, due=office.day(2))
    assert Task.objects.get().owner_id == office.id("keeper") and Note.objects.get().task_id
