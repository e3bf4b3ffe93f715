"""The fields of a part as people enter them, shared by creating and editing one; and what contradicts itself."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.errors import NotFound, Refused
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText, ShortText

from .kinds import Hazard, Phase, Unit, whole_only
from .mnemonics import mnemonic
from .models import Category, Part
from .vat import VAT_TITLES

Days = Annotated[int, Field(gt=0, le=36500)]
Millimetres = Annotated[int, Field(gt=0, le=100_000)]
Mnemonic = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9]*$")]


class PartData(Command):
    """Everything about a part besides brand, number and quality. An empty mnemonic is made from the name."""

    name_cn: Annotated[RequiredText, Field(title="Part name")]
    name_en: Annotated[ShortText, Field(title="English name")] = ""
    mnemonic: Mnemonic = ""
    category: Annotated[Id, Ref("catalogue.Category")] | None = None
    unit: Unit = Unit.ITEM
    buy_unit: Unit | None = None
    buy_factor: PositiveQuantity = Decimal(1)
    pack_qty: Annotated[PositiveQuantity, Field(title="Pack")] = Decimal(1)
    min_order_qty: Annotated[PositiveQuantity, Field(title="Least order")] = Decimal(1)
    phase: Phase = Phase.REGULAR
    is_fragile: Annotated[bool, Field(title="Fragile")] = False
    is_wear_part: Annotated[bool, Field(title="Wear part")] = False
    hazard: Hazard = Hazard.NONE
    shelf_life_days: Days | None = None
    batch_control: bool = False
    serial_control: bool = False
    weight_g: Annotated[int, Field(gt=0, le=5_000_000)] | None = None
    length_mm: Millimetres | None = None
    width_mm: Millimetres | None = None
    height_mm: Millimetres | None = None
    hs_code: Annotated[str, Field(title="Customs code", pattern=r"^(\d{6,10})?$")] = ""
    origin: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""
    ccc_required: bool = False
    tax_code: Annotated[str, Field(pattern=r"^(\d{19})?$")] = ""
    vat_code: Annotated[str, Field(title="VAT", max_length=12)] = "goods"
    warranty_months: Annotated[int, Field(gt=0, le=240)] | None = None
    warranty_km: Annotated[int, Field(gt=0, le=2_000_000)] | None = None
    returnable: bool = True
    return_deadline_days: Days | None = None
    old_part_required: bool = False


FIELDS = tuple(PartData.model_fields)


def values_of(cmd: PartData) -> dict[str, Any]:
    """The model's values; refused where fields contradict each other."""
    values = {name: getattr(cmd, name) for name in FIELDS if name != "category"}
    values["category_id"] = cmd.category
    values["mnemonic"] = cmd.mnemonic or mnemonic(cmd.name_cn)
    values["buy_unit"] = cmd.buy_unit or cmd.unit
    _check(cmd)
    return {name: value.value if isinstance(value, Unit | Phase | Hazard) else value for name, value in values.items()}


def _check(cmd: PartData) -> None:
    if cmd.category and not Category.objects.filter(pk=cmd.category).exists():
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Category._meta.verbose_name)
    if cmd.vat_code not in VAT_TITLES:
        raise Refused("part.vat", _("There is no such VAT code. Choose one of the list."), field="vat_code")
    if whole_only(cmd.unit):
        for name in ("pack_qty", "min_order_qty", "buy_factor"):
            if getattr(cmd, name) != int(getattr(cmd, name)):
                raise Refused("part.whole", _("This unit is counted in whole numbers."), field=name)
    if cmd.serial_control and not whole_only(cmd.unit):
        raise Refused("part.serial", _("Only what is counted in pieces has serial numbers."), field="serial_control")


def known(part: Part) -> dict[str, Any]:
    """The values of a part as the journal keeps them."""
    return {name: _plain(getattr(part, "category_id" if name == "category" else name)) for name in FIELDS}


def _plain(value: Any) -> Any:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def part_or_refuse(pk: int, *, lock: bool = False) -> Part:
    """A part by id, or NotFound. Parts are shared by the group: any store may name any part."""
    rows = Part.objects.select_related("brand")
    part = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=pk).first()
    if part is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Part._meta.verbose_name)
    return part
