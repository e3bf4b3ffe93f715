"""Parts, bins and short ways to move goods."""

from collections.abc import Callable

import pytest

from chehang.catalogue.models import Brand, Part
from chehang.core.context import Actor, Context, FixedClock
from chehang.org.models import Store
from chehang.stock.models import Bin


@pytest.fixture
def part_of(db: None) -> Callable[[str], Part]:
    """A part of the catalogue by its number."""

    def make(number: str = "H3A698151D", name: str = "前制动片") -> Part:
        brand, _new = Brand.objects.get_or_create(code="HC", defaults={"name": "泓川"})
        return Part.objects.create(brand=brand, display_no=number, norm_no=number, name_cn=name)

    return make


@pytest.fixture
def part(part_of: Callable[..., Part]) -> Part:
    return part_of()


@pytest.fixture
def bin_of(store: Store) -> Callable[..., Bin]:
    """A bin of the store by its code."""

    def make(code: str, kind: str = "shelf", at: Store | None = None, **also: object) -> Bin:
        return Bin.objects.create(store=at or store, code=code, kind=kind, **also)

    return make


@pytest.fixture
def shelf(bin_of: Callable[..., Bin]) -> Bin:
    return bin_of("A-01-01-01", walk_order=1)


@pytest.fixture
def keeper(actor_of: Callable[..., Actor]) -> Actor:
    return actor_of("keeper")


@pytest.fixture
def ctx(keeper: Actor, clock: FixedClock) -> Context:
    return Context(keeper, clock, "test.act")
