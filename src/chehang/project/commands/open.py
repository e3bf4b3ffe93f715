"""``chehang open``: bring opening data in from the console, many files at once, in the order in which they need each other."""

import argparse
import base64
import sys
import uuid
from datetime import date
from pathlib import Path
from typing import Any

NAME, ORDER = "open", 45
HELP = "导入期初数据(Excel 或 CSV),或生成模板 · bring opening data in, or write the templates"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, each with its sheet unless its name begins with it; who brings them: the acts are theirs and need their right."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="文件,名称以表名开头,如 stock-2026.xlsx · name begins with the sheet",
    )
    parser.add_argument(
        "--as", dest="sheet", default="", help="表名(文件名未说明时) · the sheet, where the name does not say it"
    )
    parser.add_argument("--user", default="", help="经办人登录名 · login of the person who brings them")
    parser.add_argument("--brand", default="", help="配件价格表(prices)的品牌代码 · brand of a price list")
    parser.add_argument("--day", default="", help="期初日期 YYYY-MM-DD(尚未确定时) · opening day, if not chosen yet")
    parser.add_argument("--preview", action="store_true", help="只预览,不写入 · only look, change nothing")
    parser.add_argument("--confirm-all", action="store_true", help="已核对全部疑问 · you have looked at all doubts")
    parser.add_argument(
        "--without-bad-rows", action="store_true", help="主数据跳过有错的行 · master data: enter the good rows only"
    )
    parser.add_argument(
        "--templates", type=Path, default=None, help="把全部模板写到此目录 · write all templates into this folder"
    )


def run(options: argparse.Namespace) -> int:
    """Write templates, or look at each file and enter it; the first file that cannot be entered stops the others."""
    from chehang.core.errors import Refused
    from chehang.project.safety import Unsafe

    if options.templates:
        return _templates(options.templates)
    if not options.files:
        raise Unsafe(
            "请给出文件,或用 --templates 目录 生成模板。 Name files, or write templates with --templates FOLDER."
        )
    from django.utils import translation

    try:
        with translation.override("zh-hans"):
            return _open(options)
    except Refused as refusal:
        raise Unsafe(refusal.message) from refusal


def _templates(folder: Path) -> int:
    from django.utils import translation

    from chehang.movein.blank import price_template, template_of
    from chehang.movein.sheets import SHEETS

    folder.mkdir(parents=True, exist_ok=True)
    with translation.override("zh-hans"):
        made = {"prices": price_template()} | {code: template_of(sheet) for code, sheet in SHEETS.items()}
        for code, content in made.items():
            path = folder / f"{code}.xlsx"
            path.write_bytes(content)
            print(f"{path}  {SHEETS[code].title if code in SHEETS else '配件价格表'}")
    return 0


def _open(options: argparse.Namespace) -> int:
    from chehang.core.context import Clock
    from chehang.movein.opening import opening_of
    from chehang.movein.operations.begin_opening import BeginOpening, begin_opening
    from chehang.movein.sheets import SHEETS
    from chehang.org.models import Account
    from chehang.org.services import actor_for
    from chehang.project.safety import Unsafe

    account = Account.objects.select_related("employee").filter(username=options.user).first()
    if account is None:
        raise Unsafe(f"没有账号 {options.user}。 There is no account {options.user}.")
    clock = Clock()
    actor = actor_for(account, clock, channel="console")
    order = ["prices", *SHEETS]
    jobs = sorted(
        ((_sheet_of(path, options.sheet, order), path) for path in options.files), key=lambda j: order.index(j[0])
    )
    if options.day and opening_of(actor) is None and not options.preview:
        begin_opening(BeginOpening(day=date.fromisoformat(options.day)), actor=actor, clock=clock, key=uuid.uuid4().hex)
    for code, path in jobs:
        status = _prices(path, options) if code == "prices" else _enter(code, path, options, actor, clock)
        if status:
            return status
    return 0


def _sheet_of(path: Path, named: str, order: list[str]) -> str:
    from chehang.project.safety import Unsafe

    code = named or next((c for c in order if path.name.lower().startswith(c)), "")
    if code not in order:
        known = ", ".join(order)
        raise Unsafe(f"看不出 {path.name} 是哪张表,请用 --as 指明:{known}。 Say with --as which sheet {path.name} is.")
    if not path.is_file():
        raise Unsafe(f"没有文件 {path}。 There is no file {path}.")
    return code


def _prices(path: Path, options: argparse.Namespace) -> int:
    """A price list goes the way of ``chehang import``."""
    from chehang.project.commands.import_list import import_file

    return import_file(path, options.brand, options.user, preview=options.preview, without_bad_rows=options.without_bad_rows,
                       confirm_all=options.confirm_all)  # fmt: skip


def _enter(code: str, path: Path, options: argparse.Namespace, actor: Any, clock: Any) -> int:
    from chehang.core.doubts import Doubtful
    from chehang.movein.opening import day_of
    from chehang.movein.operations.bring_file import BringFile, bring_file
    from chehang.movein.operations.enter_books import EnterBooks, enter_books
    from chehang.movein.operations.enter_masters import EnterMasters, enter_masters
    from chehang.movein.sheets import SHEETS, look_at

    sheet, content = SHEETS[code], path.read_bytes()
    look = look_at(sheet, content, actor, day_of(actor, clock.today()))
    print(f"{path.name} · {sheet.title}:新 new {len(look.new)} · 已有 known {look.known} · 错行 bad {len(look.bad)}")
    for title, figure in look.figures:
        print(f"  {title} {figure:,}")
    for error in look.errors[:50]:
        print(f"  {error.address} {error.column}: {error.message}")
    skip = options.without_bad_rows and not sheet.books
    if options.preview or (look.bad and not skip):
        return 1 if look.bad else 0
    brought = BringFile.model_validate({"kind": code, "name": path.name[-100:], "content": base64.b64encode(content)})
    file = int(bring_file(brought, actor=actor, clock=clock, key=uuid.uuid4().hex).id or 0)
    op, cmd = (
        (enter_books, EnterBooks(file=file))
        if sheet.books
        else (enter_masters, EnterMasters(file=file, without_bad_rows=skip))
    )
    try:
        done = op(cmd, actor=actor, clock=clock, key=uuid.uuid4().hex)  # type: ignore[arg-type]
    except Doubtful as asked:
        if not options.confirm_all:
            print(
                "\n".join(
                    [
                        "请核对后加 --confirm-all。 Please look again, then add --confirm-all.",
                        *(d.message for d in asked.doubts),
                    ]
                ),
                file=sys.stderr,
            )
            return 1
        done = op(cmd, actor=actor, clock=clock, key=uuid.uuid4().hex, confirmed=[d.mark for d in asked.doubts])  # type: ignore[arg-type]
    print(f"  已录入 entered: {(done.model_extra or {}).get('rows')}")
    return 0
