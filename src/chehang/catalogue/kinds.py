"""The code tables of the catalogue: qualities, units, hazards, phases, kinds of supersession."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Quality(TextChoices):
    """What must be shown on quotation, settlement and shelf (汽车销售管理办法 art. 17)."""

    ORIGINAL = "original", _("Original part")
    EQUIVALENT = "equivalent", _("Equivalent (brand)")
    REMANUFACTURED = "remanufactured", _("Remanufactured part")
    REPAIRED = "repaired", _("Repaired part")
    REUSED = "reused", _("Reused part")


class Unit(TextChoices):
    """What one of a part is."""

    ITEM = "item", _("item")
    PIECE = "piece", _("piece")
    SET = "set", _("set")
    PAIR = "pair", _("pair")
    DRUM = "drum", _("drum")
    BOTTLE = "bottle", _("bottle")
    BOX = "box", _("box")
    STRIP = "strip", _("strip")
    SHEET = "sheet", _("sheet")
    LEAF = "leaf", _("leaf of a set")
    ROD = "rod", _("rod")
    ROLL = "roll", _("roll")
    PACK = "pack", _("packet")
    BAG = "bag", _("bag")
    CARTON = "carton", _("carton")
    CAN = "can", _("can of")
    MACHINE = "machine", _("machine")
    GROUP = "group", _("group of pieces")
    LITRE = "litre", _("litre")
    KILOGRAM = "kilogram", _("kilogram")
    METRE = "metre", _("metre")
    MILLILITRE = "millilitre", _("millilitre")


MEASURED = frozenset({Unit.LITRE, Unit.KILOGRAM, Unit.METRE, Unit.MILLILITRE})

UNIT_WORDS: dict[str, Unit] = {
    "件": Unit.ITEM,
    "个": Unit.PIECE,
    "只": Unit.PIECE,
    "支": Unit.PIECE,
    "套": Unit.SET,
    "副": Unit.PAIR,
    "对": Unit.PAIR,
    "桶": Unit.DRUM,
    "瓶": Unit.BOTTLE,
    "盒": Unit.BOX,
    "条": Unit.STRIP,
    "张": Unit.SHEET,
    "块": Unit.SHEET,
    "片": Unit.LEAF,
    "根": Unit.ROD,
    "双": Unit.PAIR,
    "付": Unit.PAIR,
    "卷": Unit.ROLL,
    "包": Unit.PACK,
    "袋": Unit.BAG,
    "箱": Unit.CARTON,
    "罐": Unit.CAN,
    "听": Unit.CAN,
    "台": Unit.MACHINE,
    "组": Unit.GROUP,
    "毫升": Unit.MILLILITRE,
    "ML": Unit.MILLILITRE,
    "升": Unit.LITRE,
    "L": Unit.LITRE,
    "公斤": Unit.KILOGRAM,
    "千克": Unit.KILOGRAM,
    "KG": Unit.KILOGRAM,
    "米": Unit.METRE,
    "M": Unit.METRE,
    "EA": Unit.PIECE,
    "PC": Unit.PIECE,
    "PCS": Unit.PIECE,
    **{unit.value.upper(): unit for unit in Unit},
}


def whole_only(unit: str) -> bool:
    """Whether a part in this unit is counted in whole numbers (litres, kilograms and metres are measured)."""
    return unit not in MEASURED


class Hazard(TextChoices):
    """Decides the storage zone and forbids mixed bins."""

    NONE = "none", _("None")
    FLAMMABLE = "flammable", _("Flammable liquid")
    CORROSIVE = "corrosive", _("Corrosive")
    PRESSURE = "pressure", _("Under pressure")
    LITHIUM = "lithium", _("Lithium battery")
    EXPLOSIVE = "explosive", _("Explosive")


class Phase(TextChoices):
    """Where a part is in its life."""

    NEW = "new", _("Newly listed")
    REGULAR = "regular", _("Regularly stocked")
    WATCHED = "watched", _("Under observation")
    NO_STOCK = "no_stock", _("No longer stocked")
    STOPPED = "stopped", _("No longer made")


class Replacement(TextChoices):
    """How a number gives way to another."""

    ONE_TO_ONE = "one_to_one", _("Fully replaced")
    ONE_TO_MANY = "one_to_many", _("Replaced by a set")
    MANY_TO_ONE = "many_to_one", _("Merged into one")
    ONE_WAY = "one_way", _("New fits old cars only")
    STOP = "stop", _("Ended without replacement")


class AliasKind(TextChoices):
    """Where another number of a part comes from."""

    SUPPLIER = "supplier", _("Supplier's number")
    MAKER = "maker", _("Maker's number")
    OLD = "old", _("Former number")
    BARCODE = "barcode", _("Barcode")
    SPELLING = "spelling", _("Other spelling")
    OTHER = "other", _("Other")
