"""Two signatures are two natural persons under the same content."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core import approving, signing
from chehang.core.errors import Refused
from chehang.core.models import Approval, Signature


def test_two_people_sign_and_an_edit_voids(paper, reader, context_of) -> None:
    ctx = context_of(reader)
    signing.sign(ctx, paper, "one", employee_id=11, name="丁强")
    with pytest.raises(Refused, match=r"signature\.same_person"):
        signing.sign(ctx, paper, "two", employee_id=11, name="丁强")
    with pytest.raises(Refused, match=r"signature\.slot_taken"):
        signing.sign(ctx, paper, "one", employee_id=12, name="罗斌")
    signing.sign(ctx, paper, "two", employee_id=12, name="罗斌")
    assert [s.slot for s in signing.valid(paper)] == ["one", "two"]
    paper.message = "Count bin A-02"
    paper.save()
    assert signing.valid(paper) == []


def test_the_database_refuses_the_same_person_too(paper, reader, context_of) -> None:
    first = signing.sign(context_of(reader), paper, "one", employee_id=11, name="丁强")
    first.pk, first.slot = None, "two"
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)
    for act in (lambda: Signature.objects.all().delete(), lambda: Signature.objects.update(employee_id=3)):
        with pytest.raises(IntegrityError, match="guard:core_signature"), transaction.atomic():
            act()


def test_nobody_approves_his_own_work_and_an_edit_voids(paper, reader, context_of) -> None:
    ctx = context_of(reader)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approving.decide(ctx, paper, "approved", authors={reader.employee_id})
    assert not Approval.objects.exists()
    approving.decide(ctx, paper, "approved", authors={99})
    assert approving.approved(paper)
    approving.decide(ctx, paper, "returned", authors={99}, reason="price")
    assert approving.approved(paper) is None
    approving.decide(ctx, paper, "approved", authors={99})
    paper.message = "other"
    assert approving.approved(paper) is None
