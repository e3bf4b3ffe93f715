"""The chapter of insight: managers explain and sign the reports they owe."""

from datetime import date

from chehang.core.access import rows
from chehang.core.stage import Stage, Story

from .operations.comment_pack_line import comment_pack_line
from .operations.draft_pack import draft_pack
from .operations.sign_pack import sign_pack
from .packs.kinds import kinds
from .packs.models import ReportPack

WORDS = ("受当月到店客流影响,已安排跟进", "按计划变动", "季节因素,下月持续关注")


def month_end(stage: Stage, month: date) -> Story[None]:
    """The reports of the month: drafted where the house has not done it, explained, signed by who owes them, one after the other."""
    for kind in kinds().values():
        if kind.rhythm != "month" or not kind.measures:
            continue
        owner = stage.someone(kind.owner)
        mine = rows(ReportPack, stage.actors[owner]).filter(kind=kind.code, first=month.replace(day=1))
        pack = mine.order_by("-version").first()
        if pack is None:
            stage.run(draft_pack, {"kind": kind.code, "period": f"{month:%Y-%m}"}, owner)
            pack = mine.order_by("-version")[0]
        if pack.state != "draft":
            continue
        for line in pack.lines.filter(told=True, comment="").order_by("n"):
            said = stage.random.choice(WORDS)
            stage.run(comment_pack_line, {"pack": pack.pk, "line": line.n, "comment": said}, owner)
        yield 5
        stage.run(sign_pack, {"pack": pack.pk, "conclusion": "指标总体平稳,未达标项已落实责任人"}, owner)
        yield 5
