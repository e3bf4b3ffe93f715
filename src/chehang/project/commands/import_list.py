"""``chehang import``: bring a supplier's part and price list in from the console."""

import argparse
import base64
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME, ORDER = "import", 50
HELP = "导入供应商配件价格表(Excel 或 CSV) · import a supplier's part and price list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, whose list it is, and who imports it: the act is theirs and needs their right."""
    parser.add_argument("file", type=Path, help="文件 .xlsx/.xls/.csv · the list")
    parser.add_argument("--brand", required=True, help="品牌代码,如 HC · code of the brand")
    parser.add_argument("--user", required=True, help="经办人登录名 · login of the person who imports")
    parser.add_argument("--preview", action="store_true", help="只预览,不写入 · only look, change nothing")
    parser.add_argument("--without-hidden-rows", action="store_true", help="跳过隐藏行 · leave out hidden rows")
    parser.add_argument("--confirm", action="append", default=[], help="已核对的疑问 · mark of a doubt you confirm")
    parser.add_argument("--without-bad-rows", action="store_true", help="跳过有错的行 · enter the good rows only")


def run(options: argparse.Namespace) -> int:
    """Show what the list holds and every bad cell; enter it unless only a preview was asked for."""
    return import_file(
        options.file,
        options.brand,
        options.user,
        preview=options.preview,
        without_bad_rows=options.without_bad_rows,
        without_hidden_rows=options.without_hidden_rows,
        confirm=options.confirm,
    )


def import_file(
    path: Path,
    brand_code: str,
    username: str,
    *,
    preview: bool = False,
    without_bad_rows: bool = False,
    without_hidden_rows: bool = False,
    confirm: Sequence[str] = (),
    confirm_all: bool = False,
) -> int:
    """Look at a list and enter it for somebody; 1 when it was not entered for its bad rows."""
    from chehang.catalogue.models import Brand
    from chehang.core.doubts import Doubtful
    from chehang.core.errors import Refused
    from chehang.project.safety import Unsafe

    brand = Brand.objects.filter(code=brand_code).first()
    if brand is None:
        raise Unsafe(f"没有品牌 {brand_code}。 There is no brand {brand_code}.")
    if not path.is_file():
        raise Unsafe(f"没有文件 {path}。 There is no file {path}.")
    try:
        return _import(path, brand, username, preview, without_bad_rows, without_hidden_rows, confirm, confirm_all)
    except Doubtful as asked:
        lines = [f"{d.message}\n  --confirm {d.mark}" for d in asked.doubts]
        raise Unsafe("\n".join(["请核对后确认。 Please look again and confirm.", *lines])) from asked
    except Refused as refusal:
        raise Unsafe(refusal.message) from refusal


def _import(
    path: Path,
    brand: Any,
    username: str,
    only_look: bool,
    without_bad_rows: bool,
    without_hidden_rows: bool,
    confirm: Sequence[str],
    confirm_all: bool,
) -> int:
    from chehang.catalogue.operations.import_price_list import ImportPriceList, import_price_list
    from chehang.catalogue.operations.upload_price_list import UploadPriceList, upload_price_list
    from chehang.catalogue.pricelist.preview import preview_content
    from chehang.core.context import Clock
    from chehang.core.doubts import Doubtful
    from chehang.org.models import Account
    from chehang.org.services import actor_for
    from chehang.project.safety import Unsafe

    account = Account.objects.select_related("employee").filter(username=username).first()
    if account is None:
        raise Unsafe(f"没有账号 {username}。 There is no account {username}.")
    clock, content = Clock(), path.read_bytes()
    actor = actor_for(account, clock, channel="console")
    seen = preview_content(content, brand, actor.store_id, clock.today())
    print(f"好行 good {seen.good_rows} · 错行 bad {seen.bad_rows} · {seen.counts}")
    for error in seen.errors[:50]:
        print(f"  {error.address} {error.column}: {error.message}")
    if only_look or (seen.bad_rows and not without_bad_rows):
        return 1 if seen.bad_rows else 0
    upload = UploadPriceList.model_validate(
        {"brand": brand.pk, "name": path.name, "content": base64.b64encode(content)}
    )
    file = upload_price_list(upload, actor=actor, clock=clock, key=uuid.uuid4().hex)
    entry = ImportPriceList(
        file=int(file.id or 0), without_bad_rows=without_bad_rows, without_hidden_rows=without_hidden_rows
    )
    try:
        done = import_price_list(entry, actor=actor, clock=clock, key=uuid.uuid4().hex, confirmed=confirm)
    except Doubtful as asked:
        if not confirm_all:
            raise
        marks = [d.mark for d in asked.doubts]
        done = import_price_list(entry, actor=actor, clock=clock, key=uuid.uuid4().hex, confirmed=marks)
    print(f"已导入 imported: {done.model_extra}")
    return 0
