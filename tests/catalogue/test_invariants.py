"""``chehang verify`` sees what is wrong in the catalogue, and nothing where all is right."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from chehang.catalogue.finding.in_use import engine
from chehang.catalogue.finding.upkeep import keys_of
from chehang.catalogue.models import Brand, Interchange, Part, Supersession
from chehang.core.verify import broken

from .making import make_part

DAY = date(2026, 1, 1)


@pytest.fixture
def parts(hongchuan: Brand) -> list[Part]:
    return [make_part(hongchuan, f"H3A 698 15{n} D", "前制动片") for n in range(3)]


def found() -> list[str]:
    return [rule.code for code in ("C01", "C02", "C03") for rule, _row in broken(code)]


def test_all_is_right(parts: list[Part]) -> None:
    Supersession.objects.create(old=parts[0], new=parts[1], kind="one_to_one", valid_from=DAY)
    Supersession.objects.create(old=parts[1], new=parts[2], kind="one_to_one", valid_from=DAY)
    assert found() == []


def test_a_part_that_cannot_be_found(parts: list[Part]) -> None:
    engine().remove([keys_of(parts[0])])
    assert found() == ["C01"]


def test_a_circle(parts: list[Part]) -> None:
    for old, new in ((0, 1), (1, 2), (2, 0)):
        Supersession.objects.create(old=parts[old], new=parts[new], kind="one_to_one", valid_from=DAY)
    assert "C02" in found()


def test_a_number_with_separators(parts: list[Part]) -> None:
    Part.objects.filter(pk=parts[0].pk).update(norm_no="H3A-1")
    assert found() == ["C03"]


def test_what_the_database_refuses(parts: list[Part], hongchuan: Brand) -> None:
    a, b, _c = parts
    wrong = [
        lambda: Part.objects.filter(pk=a.pk).delete(),
        lambda: Part.objects.create(brand=hongchuan, norm_no=a.norm_no, display_no="x", name_cn="x"),
        lambda: Part.objects.create(brand=hongchuan, norm_no="X", display_no="x", name_cn=""),
        lambda: Part.objects.filter(pk=a.pk).update(pack_qty=0),
        lambda: Part.objects.filter(pk=a.pk).update(quality="fake"),
        lambda: Supersession.objects.create(old=a, new=a, kind="one_to_one", valid_from=DAY),
        lambda: Supersession.objects.create(old=a, new=None, kind="one_to_one", valid_from=DAY),
        lambda: Supersession.objects.create(old=a, new=b, kind="stop", valid_from=DAY),
        lambda: Supersession.objects.create(old=a, new=b, kind="one_to_one", ratio=0, valid_from=DAY),
        lambda: Interchange.objects.create(part=b, other=a, valid_from=DAY),
    ]
    for act in wrong:
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
