"""资产标签: the QR code of an asset, which a phone reads in a count."""

from dataclasses import dataclass
from typing import Any

from chehang.core.printing.codes import qr_svg
from chehang.core.printing.encode import clean
from chehang.core.printing.printout import Printout
from chehang.office.models import Asset


@dataclass(frozen=True, kw_only=True)
class AssetLabel:
    """资产标签, 70×30."""

    code: str
    name: str
    department: str = ""
    bought: str = ""


def _codes(label: AssetLabel) -> dict[str, Any]:
    return {"qr": qr_svg(clean(label.code))}


PRINTOUT = Printout("office/asset_label", AssetLabel, "资产标签", (), _codes)


def label_of(asset: Asset) -> AssetLabel:
    """What stands on an asset."""
    return AssetLabel(
        code=asset.code,
        name=asset.name,
        department=str(asset.get_department_display()),
        bought=f"{asset.bought_on:%Y-%m}",
    )
