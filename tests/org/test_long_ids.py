"""A database of a group counts its rows from a beginning of its own: ids of thirteen figures are ids."""

from django.test import Client

from chehang.org.models import Account, Employee, Store

FIRST = 3_000_000_000_000


def test_one_click_signs_in_where_ids_are_long(store: Store) -> None:
    Store.objects.filter(pk=store.pk).update(is_sample=True)
    person = Employee.objects.create(pk=FIRST + 1, store=store, number="901", name="周敏")
    account = Account.objects.create(pk=FIRST + 7, username="zhoumin", employee=person)
    assert Client().post("/login/demo/", {"account": account.pk}).status_code == 302
    assert Client().post("/login/demo/", {"account": account.pk + 1}).status_code == 404
    assert Client().post("/login/demo/", {"account": "9" * 40}).status_code == 404
