"""Files on documents: known by their content, for those who may see the document."""

import io

import pytest
from PIL import Image

from chehang.core import files
from chehang.core.errors import NotFound, Refused
from chehang.core.models import Attachment
from chehang.core.operations.attach_file import AttachFile, attach_file


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()


def test_a_photo_hangs_on_the_paper(paper, reader, clock) -> None:
    kept = files.keep(photo(), "../../etc/damage 1.png")
    cmd = AttachFile(document="tests.paper", object_id=paper.pk, sha256=kept.sha256, name=kept.name, kind="damage")
    done = attach_file(cmd, actor=reader, clock=clock)
    row = Attachment.objects.get(pk=done.id)
    assert (row.media_type, row.size) == ("image/png", len(photo()))
    assert "/" not in row.name and files.path_of(row.sha256).read_bytes() == photo()


@pytest.mark.parametrize("sha", ["../../etc/passwd", "0" * 63, "f" * 64, "G" * 64])
def test_a_file_never_uploaded(paper, reader, clock, sha: str) -> None:
    with pytest.raises(Refused, match=r"file\.unknown"):
        attach_file(
            AttachFile(document="tests.paper", object_id=paper.pk, sha256=sha, name="x"), actor=reader, clock=clock
        )
    assert not Attachment.objects.exists()


def test_who_may_not_see_it_may_not_attach(paper, actor_of, clock) -> None:
    kept = files.keep(photo(), "a.png")
    with pytest.raises(NotFound):
        attach_file(
            AttachFile(document="tests.paper", object_id=paper.pk, sha256=kept.sha256, name="a"),
            actor=actor_of("keeper"),
            clock=clock,
        )


def test_a_page_is_not_a_paper() -> None:
    with pytest.raises(Refused):
        files.keep(b"<html><script>alert(1)</script></html>", "x.png")
