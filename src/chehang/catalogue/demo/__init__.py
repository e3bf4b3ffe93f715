"""The chapter of the catalogue: the brand 泓川 and the supplier's price list, uploaded as the Excel file it is."""

import base64
import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from chehang.core import files
from chehang.core.stage import Size, Stage
from chehang.core.tabular.writing import Column, write_xlsx

from ..models import Part
from ..operations.create_brand import create_brand
from ..operations.import_price_list import import_price_list
from ..operations.photograph_part import photograph_part
from ..operations.upload_price_list import upload_price_list
from .parts import SamplePart, all_parts

HAZARDS = {"易燃": "易燃", "易燃液体": "易燃", "腐蚀": "腐蚀", "压力": "压力", "锂电": "锂电"}
PHOTOS = 12
# Pieces a month from which on a typical store keeps a part: how wide the shelves are.
STOCKED_FROM = {Size.TINY: 6, Size.QUICK: 0.45, Size.SMALL: 0.12, Size.TYPICAL: 0.05}


@dataclass(frozen=True)
class Goods:
    """The parts of the list by their number, what the sample knows of each, and the numbers the store keeps."""

    parts: dict[str, Part]
    samples: dict[str, SamplePart]
    stocked: list[str]

    def asked_for(self, stage: Stage, count: int) -> list[str]:
        """Numbers that customers ask for, the common ones more often; at most ``count``."""
        weights = [self.samples[n].monthly for n in self.stocked]
        return list(dict.fromkeys(stage.random.choices(self.stocked, weights, k=count)))


def goods(stage: Stage) -> Goods:
    """What the catalogue holds. Read it with ``stage.once(goods)``."""
    by_number = {p.norm_no: p for p in Part.objects.filter(brand__code="HC")}
    parts, samples = {}, {}
    for sample in all_parts():
        part = by_number[sample.number.replace(" ", "")]
        parts[part.display_no], samples[part.display_no] = part, sample
    least = STOCKED_FROM[stage.house.size]
    return Goods(parts, samples, [n for n, s in samples.items() if s.monthly >= least])


def masters(stage: Stage) -> None:
    """The parts manager opens the brand; the planner uploads and imports the supplier's list."""
    brand = stage.run(create_brand, {"code": "HC", "name": "泓川", "number_rule": "vw", "is_oem": True}, "zhoumin")
    data = {"brand": brand.id, "name": "泓川价格表.xlsx", "content": base64.b64encode(_price_list(stage))}
    file = stage.run(upload_price_list, data, "songjia")
    stage.run(import_price_list, {"file": file.id, "valid_from": stage.today}, "songjia")
    known = stage.once(goods)
    for number in known.stocked[:PHOTOS]:
        seen = {"part": known.parts[number].pk, "photo": _box(number)}
        stage.run(photograph_part, seen, "songjia")


def _box(number: str) -> str:
    """A carton with the maker's label on it, as a keeper would photograph it."""
    picture = Image.new("RGB", (640, 480), "#b98b5a")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((300, 0, 340, 480), fill="#a5784a")
    pen.rectangle((90, 130, 550, 350), fill="white", outline="#333333", width=3)
    pen.text((115, 150), number, fill="black", font=ImageFont.load_default(44))
    for n, char in enumerate(number.replace(" ", "")):
        wide = 4 + ord(char) % 9
        pen.rectangle((120 + n * 34, 230, 120 + n * 34 + wide, 320), fill="black")
        pen.rectangle((140 + n * 34, 230, 143 + n * 34, 320), fill="black")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return files.keep(out.getvalue(), "carton.png").sha256


def _price_list(stage: Stage) -> bytes:
    columns = [Column(k, k) for k in ("配件编号", "名称", "单位", "包装数")] + [
        Column("建议零售价", "建议零售价", "money"),
        Column("经销商价", "经销商价", "money"),
        *[Column(k, k) for k in ("易损", "危险品", "HS编码", "品质")],
    ]
    rows = [
        [
            p.number,
            p.name,
            p.unit,
            str(p.pack),
            p.list_inc,
            p.net_inc,
            "是" if p.fragile else "否",
            HAZARDS.get(p.hazard, "无"),
            p.hs_code or None,
            "同质" if "同质" in p.flags else "原厂",
        ]
        for p in all_parts()
    ]
    return write_xlsx(columns, rows, title="价格表", made=stage.clock.now())
