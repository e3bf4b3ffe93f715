"""What was kept long enough is destroyed by two persons over a list; digests stay, and everything proven stays proven."""

from typing import Any

import pytest

from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.files import path_of
from chehang.core.models import Attachment, Journal, Parameter, PersonalValue
from chehang.core.verify import broken
from chehang.office.models import Destroyed
from chehang.org.models import SignIn
from tests.goods import upload
from tests.office import Office
from tests.office.desk import destruction, signed_in
from tests.races import codes


def unproven() -> list[str]:
    """Whatever of the chain, the seals, the personal data and the lists does not hold."""
    return [row for rule, row in broken() if rule.code in ("I37", "I37b", "I43", "I44")]


def test_only_what_is_due_goes_and_the_chain_holds(office: Office) -> None:
    young = signed_in(office, 300)
    made = destruction(office, "done")
    assert [*SignIn.objects.values_list("pk", flat=True)] == [young.pk]
    item = Destroyed.objects.get()
    assert (made.state, made.rows, item.done, len(item.digest)) == ("done", 1, True, 64)
    assert made.digest in Journal.objects.get(operation="office.destroy_records").result
    assert unproven() == []


def test_clear_texts_go_and_their_tokens_stay(office: Office) -> None:
    office.run("parties.register_customer", "parts_manager", name="王建国", mobile="13800001234")
    office.pass_time(days=366 * 10 + 5)
    before = Journal.objects.get(operation="parties.register_customer").request
    destruction(office, "done", "journal_texts")
    assert not PersonalValue.objects.filter(value="13800001234").exists()
    assert Journal.objects.get(operation="parties.register_customer").request == before
    assert unproven() == []


def test_a_file_goes_when_its_act_stands_unless_another_holds_it(office: Office, real_commits: Any) -> None:
    sha = upload()
    contract = office.contract()
    shared = Attachment.objects.get(sha256=sha)
    office.pass_time(days=366 * 30 + 10)
    office.run("core.attach_file", "parts_manager", document="work.contract", object_id=contract.pk, sha256=sha, name="a.png", kind="other")  # fmt: skip
    made = destruction(office, "done", "other_papers")
    assert made.items.filter(object_id=shared.pk, done=True).exists()
    assert path_of(sha).exists()  # the younger one still shows it
    office.pass_time(days=366 * 30 + 10)
    destruction(office, "done", "other_papers")
    assert not path_of(sha).exists() and Attachment.objects.filter(sha256=sha).count() == 2
    assert unproven() == []


def test_two_people_and_a_list(office: Office, other_store: Any, actor_of: Any) -> None:
    signed_in(office, 800)
    both = "general_manager+hr_manager"
    pk = office.run("office.ask_destruction", both, kind="sign_ins", reason="清理").id
    for who, error in ((both, Refused), ("hr_manager", NotAllowed), ("finance_manager", NotAllowed)):
        with pytest.raises(error):
            office.run("office.destroy_records", who, destruction=pk)
    with pytest.raises(Conflict, match=r"destruction\.waits"):
        office.run("office.ask_destruction", "hr_manager", kind="sign_ins", reason="清理")
    stranger = Office(other_store, office.clock, office.actor_of)
    with pytest.raises(NotFound):
        stranger.run("office.destroy_records", "general_manager", destruction=pk)
    assert SignIn.objects.count() == 1 and not Destroyed.objects.filter(done=True).exists()


def test_a_longer_time_meanwhile_keeps_it(office: Office) -> None:
    made = destruction(office)
    Parameter.objects.create(
        store_id=office.store.pk, name="keep.sign_ins", valid_from=office.day(0), version=1, value="36", source="新规定",
        set_by_id=1, set_at=office.clock.now(),
    )  # fmt: skip
    with pytest.raises(Conflict, match=r"destruction\.changed"):
        office.run("office.destroy_records", "general_manager", destruction=made.pk)
    assert SignIn.objects.count() == 1


def test_of_two_who_decide_one_does(office: Office, real_commits: Any) -> None:
    made = destruction(office)
    office.who("general_manager")
    office.who("finance_manager")
    ends = codes(
        lambda: office.run("office.destroy_records", "general_manager", destruction=made.pk),
        lambda: office.run("office.refuse_destruction", "finance_manager", destruction=made.pk, reason="暂缓"),
    )
    made.refresh_from_db()
    assert ends.count("done") == 1
    assert SignIn.objects.count() == (0 if made.state == "done" else 1)
    assert unproven() == []
