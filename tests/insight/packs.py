"""Short ways through the reports."""

from chehang.insight.operations.comment_pack_line import CommentPackLine, comment_pack_line
from chehang.insight.operations.discuss_pack import DiscussPack, discuss_pack
from chehang.insight.operations.draft_pack import DraftPack, draft_pack
from chehang.insight.operations.sign_pack import SignPack, sign_pack
from chehang.insight.packs.models import ReportPack
from tests.selling import Shop

PARTS = "monthly_parts"


def draft(shop: Shop, kind: str = PARTS, period: str = "2026-10", post: str = "parts_manager") -> ReportPack:
    done = shop.run(draft_pack, DraftPack(kind=kind, period=period), post)
    return ReportPack.objects.get(pk=done.id)


def explain(shop: Shop, pack: ReportPack, line: int, post: str = "parts_manager", **also: object) -> None:
    cmd = {"pack": pack.pk, "line": line, "comment": "客流下降,已加强外采询价"} | also
    shop.run(comment_pack_line, CommentPackLine.model_validate(cmd), post)


def sign(shop: Shop, pack: ReportPack, post: str = "parts_manager") -> ReportPack:
    shop.run(sign_pack, SignPack(pack=pack.pk, conclusion="按计划推进"), post)
    pack.refresh_from_db()
    return pack


def discuss(shop: Shop, pack: ReportPack, post: str = "general_manager", **also: object) -> None:
    cmd = {"pack": pack.pk, "note": "客流可以,长库龄要处理"} | also
    shop.run(discuss_pack, DiscussPack.model_validate(cmd), post)
