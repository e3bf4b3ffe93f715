"""The toy's day, in a process of its own: lent, refused, seen by whom it may be, printed, given back, proved."""

from io import BytesIO

from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import setup_test_environment
from pypdf import PdfReader

from chehang.core.access import rows
from chehang.core.context import Clock
from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.operation import operations
from chehang.core.verify import broken
from chehang.org.models import Account
from tests.fixtures import make_actor, make_store
from tests.toy.keys.models import KeyLoan

setup_test_environment()
connection.creation.create_test_db(verbosity=0)
clock, store = Clock(), make_store("01", "泓川江东店")
clerk, seller, other = (make_actor(store, post, clock=clock) for post in ("car_clerk", *["sales_consultant"] * 2))  # type: ignore[arg-type]


def act(name: str, actor, **data):
    op = operations()[name]
    return op(op.command(**data), actor=actor, clock=clock)


def refused(code: str, name: str, actor, kind: type[Refused] = Refused, **data) -> None:
    try:
        act(name, actor, **data)
    except kind as why:
        assert why.code == code, why.code
    else:
        raise AssertionError(f"{name} was not refused")


def browser(actor) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), "chehang.org.accounts.AccountBackend")
    return client


made = act("keys.lend_key", clerk, plate_no="浙A12345", holder=seller.employee_id)
assert made.number.startswith("YS9-01-")
refused("key.out", "keys.lend_key", clerk, plate_no="浙A12345", holder=other.employee_id)
refused("not_allowed", "keys.lend_key", seller, NotAllowed, plate_no="浙B1", holder=seller.employee_id)
refused("not_found", "keys.return_key", other, NotFound, loan=made.id)
assert [rows(KeyLoan, who).count() for who in (clerk, seller, other)] == [1, 1, 0]
for who, status in ((clerk, 200), (seller, 200), (other, 404)):
    client = browser(who)
    assert client.get("/keys/loans/").status_code == 200
    answers = [
        client.get(f"{path}{made.id}{end}").status_code
        for path, end in (("/keys/loans/", "/"), ("/api/v1/keys/loans/", ""))
    ]
    assert answers == [status, status], answers
pdf = browser(clerk).get(f"/paper/keys.loan/{made.id}/sheet/")
text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.content)).pages)
assert made.number in text and "浙A12345" in text, text
act("keys.return_key", seller, loan=made.id)
refused("state.wrong", "keys.return_key", clerk, loan=made.id)
try:
    with transaction.atomic():
        KeyLoan.objects.filter(pk=made.id).update(plate_no="浙B1")
except IntegrityError:
    pass
else:
    raise AssertionError("a loan that is over was changed")
assert [row for code in ("G01", "I15", "I37", "I37b") for _rule, row in broken(code)] == []
print("played")
