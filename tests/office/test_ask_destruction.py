"""A list of what was kept long enough: nothing too young, nothing that stays for good."""

from datetime import date

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import InboxItem
from chehang.core.retention import cutoff, kinds
from chehang.office.models import Destruction
from chehang.org.models import SignIn
from tests.office import Office
from tests.office.desk import destruction, signed_in


def test_a_list_destroys_nothing(office: Office) -> None:
    signed_in(office, 10)
    made = destruction(office)
    assert (made.state, made.rows, SignIn.objects.count()) == ("asked", 1, 2)
    assert InboxItem.objects.filter(post="general_manager", done_at=None).exists()
    with pytest.raises(NotAllowed):
        office.run("office.ask_destruction", "keeper", kind="messages", reason="清理")


@pytest.mark.parametrize(
    ("kind", "code"),
    [("vouchers", "destruction.kept"), ("nonsense", "destruction.kept"), ("sign_ins", "destruction.nothing")],
)
def test_what_must_stay_comes_on_no_list(office: Office, kind: str, code: str) -> None:
    signed_in(office, 10)
    with pytest.raises(Refused) as caught:
        office.run("office.ask_destruction", "hr_manager", kind=kind, reason="清理")
    assert caught.value.code == code and not Destruction.objects.exists()


def test_figures_by_law(office: Office) -> None:
    months = {"repair_papers": 72, "sale_papers": 120, "other_papers": 360, "sign_ins": 12}
    today, who = date(2026, 2, 28), office.who("hr_manager")
    for name, n in months.items():
        year, month = divmod(today.year * 12 + today.month - 1 - n, 12)
        assert cutoff(who, kinds()[name], today) == date(year, month + 1, 28), name
