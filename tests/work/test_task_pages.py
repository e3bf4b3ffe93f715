"""My tasks, one task and the board, as people open them."""

from django.test import Client

from chehang.core.desk import waiting_for
from chehang.org.models import Account
from tests.office import Office


def client_of(office: Office, post: str) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=office.who(post).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return client


def test_my_tasks_groups_what_i_owe(office: Office, clock_of_server) -> None:
    office.task(due=office.day(), title="今天的事")
    office.task(due=office.day(4), title="以后的事", helpers=[{"employee": office.id("keeper/罗斌")}])
    page = client_of(office, "keeper").get("/work/my-tasks/").content.decode()
    assert page.index("今天的事") < page.index("以后的事")
    helper = client_of(office, "keeper/罗斌").get("/work/my-tasks/").content.decode()
    assert "以后的事" in helper and "今天的事" not in helper


def test_a_task_is_worked_through_on_its_page(office: Office, clock_of_server) -> None:
    task = office.task(owner="parts_manager", giver="general_manager", temporary=True)
    mine, giver = client_of(office, "parts_manager"), client_of(office, "general_manager")
    url = f"/work/my-tasks/{task.pk}/"
    assert "接收任务" in mine.get(url).content.decode()
    assert mine.post(url, {"act": "work.accept_task"}).status_code == 302
    assert mine.post(url, {"act": "work.finish_task", "result": ""}).status_code == 422
    assert mine.post(url, {"act": "work.finish_task", "result": "已办"}).status_code == 302
    assert "确认完成" not in mine.get(url).content.decode()
    assert giver.post(url, {"act": "work.confirm_task"}).status_code == 302
    task.refresh_from_db()
    assert task.state == "done"
    assert client_of(office, "cashier").get(url).status_code == 404
    assert giver.post(url, {"act": "org.dismiss_employee"}).status_code == 404


def test_the_board_shows_a_department(office: Office, clock_of_server) -> None:
    office.task(title="配件的事")
    office.task(owner="sales_manager", giver="general_manager", title="销售的事")
    page = client_of(office, "parts_manager").get("/work/board/").content.decode()
    assert "配件的事" in page and "销售的事" not in page
    assert "销售的事" in client_of(office, "general_manager").get("/work/board/").content.decode()
    assert "销售的事" in client_of(office, "parts_manager").get("/work/board/?department=sales").content.decode()


def test_the_desk_says_what_waits(office: Office) -> None:
    office.task(due=office.day(), title="今天的事")
    office.task(due=office.day(9), title="还早的事")
    office.task(due=office.day(9), title="提醒的事", remind_on=office.day())
    asked = office.asked()
    titles = [str(w.title) for w in waiting_for(office.who("keeper"), office.clock)]
    assert any("今天的事" in t for t in titles) and any("提醒的事" in t for t in titles)
    assert not any("还早的事" in t for t in titles)
    assert any(asked.number in str(w.title) for w in waiting_for(office.who("parts_manager"), office.clock))
    office.pass_time(days=1)
    late = [w for w in waiting_for(office.who("keeper"), office.clock) if "今天的事" in str(w.title)]
    assert [w.urgent for w in late] == [True]
    office.leave("keeper")
    left = [w for w in waiting_for(office.who("parts_manager"), office.clock) if "今天的事" in str(w.title)]
    assert [w.urgent for w in left] == [True], "the work of who left is handed over"


def test_a_sheet_prints(office: Office) -> None:
    from chehang.core.documents import documents
    from chehang.core.prints import print_document

    entry = documents()["work.task"]
    pdf = print_document(entry, office.task(), "sheet", office.who("parts_manager"), office.clock)
    assert pdf.startswith(b"%PDF")
