"""Remarks on documents."""

import pytest

from chehang.core.errors import NotFound
from chehang.core.models import Comment
from chehang.core.operations.comment import WriteComment, comment


def test_a_remark_keeps_its_text_as_text(paper, reader, clock) -> None:
    text = "<script>alert(1)</script> {{ x }} 少了一件"
    done = comment(WriteComment(document="tests.paper", object_id=paper.pk, text=text), actor=reader, clock=clock)
    assert Comment.objects.get(pk=done.id).text == text


def test_a_foreign_paper_is_unknown(paper, reader, actor_of, other_store, clock) -> None:
    from dataclasses import replace

    stranger = replace(actor_of("keeper", at=other_store), permissions=reader.permissions)
    for pk in (paper.pk, 10**9):
        with pytest.raises(NotFound, match="not_found"):
            comment(WriteComment(document="tests.paper", object_id=pk, text="x"), actor=stranger, clock=clock)
    assert not Comment.objects.exists()
