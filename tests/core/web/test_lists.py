"""What a list remembers, refuses and offers; documents found by number; history in words; pages for broken requests."""

from urllib.parse import unquote

import pytest
from django.http import QueryDict
from django.test import Client

from chehang.core.models import SavedFilter
from chehang.core.operation import operations
from chehang.core.screens import screens
from chehang.core.web import boxes, listing, lists
from chehang.core.web.forms import is_short
from chehang.core.web.history import history_of
from chehang.core.web.numbered import documents_named
from chehang.org.models import Account, Employee


@pytest.fixture
def hr(actor_of):
    """A person of human resources and their browser."""
    actor = actor_of("hr_manager")
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=actor.account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    return actor, client


def test_own_columns_shape_list_and_export_until_the_address_names_others(hr) -> None:
    actor, client = hr
    mine = {"store_id": actor.store_id, "employee_id": actor.employee_id, "screen": "org.employees"}
    SavedFilter.objects.create(**mine, name=lists.VIEW, query="columns=number")
    page = client.get("/org/employees/").content.decode()
    assert page.count("<th ") == 1 and ">*<" not in page
    assert client.get("/org/employees/?columns=number,name").content.decode().count("<th ") == 2
    assert client.get("/org/employees/?columns=password").content.decode().count("<th ") > 2


def test_posts_are_shown_and_only_heads_that_sort_are_links(hr) -> None:
    _actor, client = hr
    page = client.get("/org/employees/").content.decode()
    assert "人事行政经理" in page and "order=name" in page and "order=posts_now" not in page


def test_an_export_is_named_and_never_cut_short(hr, monkeypatch) -> None:
    _actor, client = hr
    answer = client.get("/org/employees/export/")
    assert "员工" in unquote(answer["Content-Disposition"])
    monkeypatch.setattr(lists, "EXPORT_MOST", 0)
    answer = client.get("/org/employees/export/")
    assert answer.status_code == 422 and "筛选" in answer.content.decode()


def test_an_empty_list_says_whether_it_was_narrowed(hr) -> None:
    _actor, client = hr
    assert "显示全部" in client.get("/org/employees/?q=nobody").content.decode()
    assert "显示全部" not in client.get("/org/employees/?page=1&order=name").content.decode()


def test_a_long_list_is_counted_only_so_far_and_can_be_read_to_its_end(hr, monkeypatch) -> None:
    actor, client = hr
    monkeypatch.setattr(listing, "COUNTED", 4)
    people = [Employee(store_id=actor.store_id, number=f"L{n}", name="长") for n in range(57)]
    Employee.objects.bulk_create(people[:7])

    def page(n: int) -> tuple[int, bool, int, int, int]:
        found = listing.listing(screens()["org.employees"], actor, QueryDict(f"q=长&page={n}"), 2)
        return found.count, found.more, found.page, found.pages, len(found.rows)

    assert page(1) == (4, True, 1, 2, 2)
    assert page(3) == (6, True, 3, 3, 2)
    assert page(4) == (7, False, 4, 4, 1) == page(99)
    Employee.objects.bulk_create(people[7:])
    first = client.get("/org/employees/?q=长").content.decode()
    assert "超过 50 行" in first and "1 / 1+" in first and "page=2" in first


def test_a_list_with_totals_counts_all_its_rows(padshop, monkeypatch) -> None:
    monkeypatch.setattr(listing, "COUNTED", 1)
    actor = padshop.depot.who("keeper")
    padshop.depot.shelve(padshop.depot.part(), "1", "10.00", "A-01-01-02")
    found = listing.listing(screens()["stock.balances"], actor, QueryDict(""), 1)
    assert not found.more and found.count == found.pages > 1 and found.totals["on_hand"] > 1


def test_pages_of_a_list_never_overlap_where_rows_are_alike(padshop) -> None:
    actor, screen = padshop.depot.who("parts_sales"), screens()["parties.customers"]
    alike = {padshop.customer(name="同名客户").pk for _ in range(5)}
    for order, last in (("name", "-pk"), ("-name", "-pk")):
        asked = QueryDict(f"q=同名客户&order={order}")
        assert listing.matching(screen, actor, asked).query.order_by[-1] == last
        pages = [listing.listing(screen, actor, QueryDict(f"{asked.urlencode()}&page={n}"), 2).rows for n in (1, 2, 3)]
        shown = [row.pk for page in pages for row in page]
        assert shown == sorted(alike, reverse=True), order


def test_links_drop_what_is_empty(hr) -> None:
    _actor, client = hr
    page = client.get("/org/employees/?q=&active=1&page=3").content.decode()
    assert "?active=1&amp;order=" in page and "?q=&amp;active=1&amp;order=" not in page


def test_many_choices_become_a_search(padshop, monkeypatch) -> None:
    screen, actor = screens()["counter.lost"], padshop.depot.who("parts_manager")
    from dataclasses import replace

    by_customer = replace(screen, filters=("customer",))
    padshop.customer(name="甲厂")
    padshop.customer(name="乙厂")
    (few,) = boxes.boxes(by_customer, QueryDict(), actor)
    assert few.kind == "choice" and len(few.choices) >= 2
    monkeypatch.setattr(boxes, "OFFERED", 1)
    pk = few.choices[0][0]
    (many,) = boxes.boxes(by_customer, QueryDict(f"customer={pk}"), actor)
    assert (many.kind, many.ref, [c[0] for c in many.choices]) == ("ref", "parties.Customer", [pk])


def test_documents_are_found_by_number_in_the_own_store_only(padshop, actor_of, other_store) -> None:
    sale = padshop.confirmed("1")
    seller = padshop.depot.who("parts_sales")
    assert f"/counter/sales/{sale.pk}/" in [h.url for h in documents_named(sale.number[-9:], seller)]
    assert list(documents_named("SO", seller)) == [] and list(documents_named("abc", seller)) == []
    assert list(documents_named(sale.number, actor_of("parts_sales", at=other_store))) == []
    assert f"/counter/sales/{sale.pk}/" not in [h.url for h in documents_named(sale.number, actor_of("hr_manager"))]


def test_history_tells_what_changed_in_words(padshop) -> None:
    sale = padshop.confirmed("1")
    acts = history_of(screens()["counter.sales"], sale)
    assert acts and acts[0].who
    changes = [c for act in acts for c in act.changes if c.before]
    assert any(c.label and c.before != c.after for c in changes)


def test_what_is_short_enough_for_a_dialog() -> None:
    assert is_short(operations()["org.add_employee"].command)
    assert not is_short(operations()["purchasing.draft_order"].command)


def test_a_stale_form_is_told_what_to_do(hr) -> None:
    actor, _client = hr
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=actor.account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    answer = client.post("/do/org/add_employee/", {"number": "W1", "name": "x"})
    assert answer.status_code == 403 and "重新打开页面" in answer.content.decode()
    assert not Employee.objects.filter(number="W1").exists()


def test_the_api_says_which_filters_and_headers_it_takes() -> None:
    from chehang.project.openapi import description

    paths = description()["paths"]
    names = [p["name"] for p in paths["/api/v1/counter/sales"]["get"]["parameters"]]
    assert {"q", "page", "size", "order", "state", "made_at_from", "made_at_to"} <= set(names)
    header = paths["/api/v1/ops/org/add_employee"]["post"]["parameters"][0]
    assert header["name"] == "Idempotency-Key" and header["required"]


@pytest.mark.parametrize("typed", ["H3A 115 403 F", "13800001234", "LSVAB2CR5RN069297", "浙B12345", "12", "SO"])
def test_what_is_no_document_number_asks_no_table(typed, actor_of, django_assert_num_queries) -> None:
    seller = actor_of("parts_sales")
    with django_assert_num_queries(0):
        assert list(documents_named(typed, seller)) == []
