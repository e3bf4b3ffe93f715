"""Following supersession (parts.md §1.2) with its worked numbers."""

from datetime import date
from decimal import Decimal

import pytest

from chehang.catalogue.models import Brand, Interchange, Part, Supersession
from chehang.catalogue.services import Need, interchangeable, old_numbers, resolve
from chehang.core.errors import Refused

from .making import make_part

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def parts(hongchuan: Brand) -> dict[str, Part]:
    return {c: make_part(hongchuan, f"H3A 698 15{i} {c}", f"前制动片 {c}") for i, c in enumerate("ABCDE")}


def link(old: Part, new: Part | None, since: date, kind: str = "one_to_one", **more: object) -> None:
    Supersession.objects.create(old=old, new=new, kind=kind, valid_from=since, **more)


@pytest.fixture
def chain(parts: dict[str, Part]) -> dict[str, Part]:
    link(parts["A"], parts["B"], date(2025, 3, 1))
    link(parts["B"], parts["C"], date(2026, 6, 1), "one_to_many")
    link(parts["B"], parts["D"], date(2026, 6, 1), "one_to_many", ratio=Decimal(2))
    return parts


def needs(part: Part, quantity: str, on: date = TODAY) -> dict[int, Decimal]:
    return {n.part_id: n.quantity for n in resolve(part.pk, Decimal(quantity), on).needs}


def test_three_a_are_three_c_and_six_d(chain: dict[str, Part]) -> None:
    assert needs(chain["A"], "3") == {chain["C"].pk: Decimal(3), chain["D"].pk: Decimal(6)}


def test_demand_of_a_and_b_adds_up(chain: dict[str, Part]) -> None:
    assert needs(chain["A"], "4")[chain["D"].pk] + needs(chain["B"], "10")[chain["D"].pk] == Decimal(28)


def test_links_count_from_their_day(chain: dict[str, Part]) -> None:
    assert needs(chain["A"], "3", date(2026, 5, 31)) == {chain["B"].pk: Decimal(3)}
    assert needs(chain["A"], "3", date(2025, 2, 28)) == {chain["A"].pk: Decimal(3)}


def test_old_parts_are_used_up_first(chain: dict[str, Part]) -> None:
    Supersession.objects.filter(old=chain["A"]).update(use_up_old=False)
    assert resolve(chain["A"].pk, Decimal(1), TODAY).use_up_first == (chain["B"].pk,)


def test_a_later_generation_takes_over(parts: dict[str, Part]) -> None:
    link(parts["A"], parts["B"], date(2025, 1, 1))
    link(parts["A"], parts["E"], date(2026, 1, 1))
    assert needs(parts["A"], "1") == {parts["E"].pk: Decimal(1)}


def test_a_stopped_part_is_said_to_be_stopped(parts: dict[str, Part]) -> None:
    link(parts["A"], None, date(2026, 1, 1), "stop")
    assert resolve(parts["A"].pk, Decimal(2), TODAY).needs == (Need(parts["A"].pk, Decimal("2.000"), True),)


def test_merged_parts_keep_thirds_whole(parts: dict[str, Part]) -> None:
    link(parts["A"], parts["B"], date(2026, 1, 1), "many_to_one", ratio=Decimal("0.333333"))
    assert needs(parts["A"], "3") == {parts["B"].pk: Decimal("1.000")}


def test_a_circle_is_wrong_data(parts: dict[str, Part]) -> None:
    link(parts["A"], parts["B"], date(2026, 1, 1))
    link(parts["B"], parts["A"], date(2026, 1, 1))
    with pytest.raises(Refused, match=r"supersession\.cycle"):
        resolve(parts["A"].pk, Decimal(1), TODAY)


def test_queries_grow_with_depth_only(chain: dict[str, Part], django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        resolve(chain["A"].pk, Decimal(3), TODAY)


def test_former_numbers(chain: dict[str, Part]) -> None:
    assert old_numbers(chain["D"].pk) == [chain["B"].pk, chain["A"].pk]


def test_interchange_joins_groups(parts: dict[str, Part]) -> None:
    for a, b in ("AB", "BC", "DE"):
        Interchange.objects.create(part=parts[a], other=parts[b], valid_from=date(2026, 1, 1))
    assert interchangeable(parts["C"].pk, TODAY) == {parts[c].pk for c in "ABC"}
    assert interchangeable(parts["A"].pk, date(2025, 1, 1)) == {parts["A"].pk}
