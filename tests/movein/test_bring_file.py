"""A file is kept to look at; what is no table is refused."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.movein.models import OpeningFile
from tests.movein import Mover, csv_of

BINS = csv_of(["货位", "类型"], ["A-09-01-01", "货架"])


def test_kept_with_its_digest_and_not_entered(mover: Mover) -> None:
    mover.begin()
    file = OpeningFile.objects.get(pk=mover.bring("bins", BINS))
    assert (file.state, file.rows, len(file.sha256)) == ("brought", 0, 64) and bytes(file.content) == BINS


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("bins", b"%PDF-1.7", "table.not_table"),
        ("bins", csv_of(["a", "b"], ["1", "2"]), "table.columns_missing"),
        ("nothing", BINS, "opening.sheet"),
    ],
)
def test_what_is_no_sheet_is_refused(mover: Mover, kind: str, content: bytes, code: str) -> None:
    mover.begin()
    with pytest.raises(Refused) as caught:
        mover.bring(kind, content)
    assert caught.value.code == code and not OpeningFile.objects.exists()


def test_people_and_bins_before_the_day_is_chosen_the_books_not(mover: Mover) -> None:
    """Who chooses the day must be on file first."""
    file = OpeningFile.objects.get(pk=mover.bring("bins", BINS))
    mover.enter("bins", file.pk)
    assert OpeningFile.objects.get(pk=file.pk).state == "entered" and file.opening_id is None
    with pytest.raises(Refused) as caught:
        mover.bring("stock", csv_of(["配件编号", "货位", "数量", "单位成本"], ["A1", "A-09-01-01", "1", "2"]))
    assert caught.value.code == "opening.none" and OpeningFile.objects.count() == 1


def test_not_by_everybody(mover: Mover) -> None:
    mover.begin()
    with pytest.raises(NotAllowed):
        mover.bring("bins", BINS, post="keeper")
