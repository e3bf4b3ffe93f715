"""Parts for the tests of the catalogue."""

from typing import Any

from chehang.catalogue.finding.upkeep import enter
from chehang.catalogue.mnemonics import mnemonic
from chehang.catalogue.models import Brand, Part
from chehang.catalogue.numbers import display, normalise


def make_part(brand: Brand, number: str, name: str, **more: Any) -> Part:
    norm = normalise(number, brand.number_rule)
    part = Part.objects.create(
        brand=brand,
        norm_no=norm,
        display_no=display(norm, brand.number_rule),
        name_cn=name,
        mnemonic=mnemonic(name),
        **more,
    )
    enter([part])
    return part
