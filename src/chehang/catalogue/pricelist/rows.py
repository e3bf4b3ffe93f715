"""One row of a supplier's list as a checked model, and the headings that name its columns."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from ..kinds import UNIT_WORDS, Hazard, Phase, Quality
from ..numbers import ruined_by_spreadsheet

HEADINGS: dict[str, tuple[str, ...]] = {
    "part_no": ("配件编号", "零件号", "零件编号", "配件号", "编号", "part no", "part number", "number"),
    "name": ("名称", "配件名称", "零件名称", "中文名称", "part name", "description"),
    "name_en": ("英文名称", "english name"),
    "mnemonic": ("助记码", "mnemonic"),
    "unit": ("单位", "计量单位"),
    "pack_qty": ("包装数", "包装数量", "最小包装", "pack", "pack qty"),
    "min_order_qty": ("最小订货量", "起订量", "moq", "min order"),
    "quality": ("品质", "质量类别"),
    "list_inc": ("建议零售价", "零售价", "list", "list price"),
    "net_inc": ("经销商价", "订货价", "进价", "net", "net price", "dealer net"),
    "supersede_to": ("替代为", "替代件", "新件号", "superseded by"),
    "ratio": ("替代比例", "比例"),
    "status": ("状态",),
    "valid_from": ("生效日期", "执行日期"),
    "is_fragile": ("易损", "易碎", "fragile"),
    "hazard": ("危险品", "危险类别"),
    "shelf_life_days": ("保质期天", "保质期", "shelf life days"),
    "serial_control": ("序列号管理", "serial"),
    "hs_code": ("HS编码", "海关编码", "hs"),
}
NUMBERS = ("part_no", "supersede_to", "hs_code", "mnemonic")

_QUALITIES = {
    "原厂": Quality.ORIGINAL,
    "原厂件": Quality.ORIGINAL,
    "同质": Quality.EQUIVALENT,
    "品牌": Quality.EQUIVALENT,
    "品牌件": Quality.EQUIVALENT,
    "再制造": Quality.REMANUFACTURED,
    "修复": Quality.REPAIRED,
    "回用": Quality.REUSED,
}
_HAZARDS = {
    "无": Hazard.NONE,
    "易燃": Hazard.FLAMMABLE,
    "易燃液体": Hazard.FLAMMABLE,
    "腐蚀": Hazard.CORROSIVE,
    "压力": Hazard.PRESSURE,
    "锂电": Hazard.LITHIUM,
    "爆炸物": Hazard.EXPLOSIVE,
}
_PHASES = {
    "新品": Phase.NEW,
    "正常": Phase.REGULAR,
    "常备": Phase.REGULAR,
    "在产": Phase.REGULAR,
    "观察": Phase.WATCHED,
    "停备": Phase.NO_STOCK,
    "停产": Phase.STOPPED,
    "停售": Phase.STOPPED,
}


def _one_of(words: dict[str, Any], kinds: Any) -> BeforeValidator:
    """A word of the trade or a code of ours; anything else is refused with the words that are known."""
    known = {word.upper(): kind.value for word, kind in words.items()} | {k.value.upper(): k.value for k in kinds}

    def read(value: Any) -> Any:
        if isinstance(value, str):
            found = known.get(value.strip().upper())
            if found is None:
                listed = ", ".join(word for word in words if not word.isascii())
                raise ValueError(str(_("choose one of: %(words)s") % {"words": listed}))
            return found
        return value

    return BeforeValidator(read)


def _has_letters_or_digits(value: str) -> str:
    if not any(c.isalnum() for c in value):
        raise ValueError(str(_("a part number has letters or digits")))
    if ruined_by_spreadsheet(value):
        raise ValueError(str(_("the spreadsheet has lost the digits of this number; enter it as text")))
    return value


def _no_formula(value: str) -> str:
    if value[:1] in "=@" or (value[:1] in "+-" and not value[1:2].isdigit()):
        raise ValueError(str(_("this looks like a formula; enter plain text")))
    return value


Plain = AfterValidator(_no_formula)
# With more than two places it is a formula's value that the sheet shows rounded: rounded here too, and asked about.
Price = Annotated[Decimal, Field(ge=0, lt=10**9)]
Amount = Annotated[Decimal, Field(gt=0, lt=10**6, decimal_places=3)]


class PriceRow(BaseModel):
    """What a supplier says about one part. An optional field left empty says nothing and changes nothing."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    part_no: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_has_letters_or_digits), Plain]
    name: Annotated[str, Field(min_length=1, max_length=100), Plain]
    list_inc: Price
    net_inc: Price
    name_en: Annotated[str, Field(max_length=100), Plain] | None = None
    mnemonic: Annotated[str, Field(max_length=40), Plain] | None = None
    unit: Annotated[str, _one_of(dict(UNIT_WORDS), set(UNIT_WORDS.values()))] | None = None
    pack_qty: Amount | None = None
    min_order_qty: Amount | None = None
    quality: Annotated[str, _one_of(_QUALITIES, Quality)] = Quality.ORIGINAL.value
    supersede_to: Annotated[str, Field(max_length=200), Plain] | None = None
    ratio: Annotated[Decimal, Field(gt=0, lt=1000, decimal_places=6)] | None = None
    status: Annotated[str, _one_of(_PHASES, Phase)] | None = None
    valid_from: date | None = None
    is_fragile: bool | None = None
    hazard: Annotated[str, _one_of(_HAZARDS, Hazard)] | None = None
    shelf_life_days: Annotated[int, Field(gt=0, lt=10_000)] | None = None
    serial_control: bool | None = None
    hs_code: Annotated[str, Field(pattern=r"^\d{6,10}$")] | None = None
