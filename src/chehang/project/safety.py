"""What the house refuses to start with. Each message says what to do, in Chinese and English."""

import fcntl
import os
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .sqlite import SQLITE_PRAGMAS


class Unsafe(SystemExit):
    """The start is refused."""


def problems() -> list[str]:
    """Everything about these settings that would endanger a store."""
    found = []
    if settings.MODE not in ("production", "sample", "test"):
        found.append("CHEHANG_MODE 只能是 production 或 sample。 Set CHEHANG_MODE to production or sample.")
    if settings.MODE == "production":
        key = _key()
        if not key or key == settings.SAMPLE_KEY or len(key) < 32:
            found.append(
                "没有设置安全密钥:请运行 chehang init,或在环境变量 CHEHANG_SECRET_KEY 中写入至少 32 个随机字符。"
                " No secret key: run `chehang init`, or put 32 random characters or more into CHEHANG_SECRET_KEY."
            )
        if settings.DEBUG:
            found.append(
                "正式店不能打开调试模式:请删除 CHEHANG_DEBUG。 Debug mode must be off in a real store: unset CHEHANG_DEBUG."
            )
    if connection.vendor == "sqlite":
        found += [*_weak_pragmas()]
    return found


def _key() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django's word for an empty one
        return ""


def _weak_pragmas() -> list[str]:
    weak = []
    with connection.cursor() as cursor:
        for name, wanted in SQLITE_PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}")
            value = str(cursor.fetchone()[0]).lower()
            if value != wanted and not (name == "journal_mode" and value == "memory" and settings.MODE == "test"):
                weak.append(
                    f"SQLite 设置不安全:{name}={value},断电可能丢账。请删除对数据库 OPTIONS 的改动。"
                    f" Unsafe SQLite setting {name}={value}: a power cut could lose postings. Remove the changed OPTIONS."
                )
    if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        weak.append(
            "SQLite 必须使用 transaction_mode=IMMEDIATE。请删除对数据库 OPTIONS 的改动。"
            " SQLite needs transaction_mode=IMMEDIATE. Remove the changed OPTIONS."
        )
    return weak


def is_held(lock: Path) -> bool:
    """Whether a server works on the database beside this lock file."""
    if not lock.exists():
        return False
    with lock.open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


_held: list[IO[str]] = []


def hold_database() -> None:
    """Make sure that one server only works on an SQLite file: a second one is refused while the first lives."""
    if connection.vendor != "sqlite":
        return
    path = Path(str(connection.settings_dict["NAME"])).with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = path.open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Unsafe(
            f"数据库文件 {connection.settings_dict['NAME']} 已被另一个车行服务使用。请先停止它,或改用 PostgreSQL(DATABASE_URL)。\n"
            "Another Chehang server already works on this database file. Stop it first, or use PostgreSQL (DATABASE_URL)."
        ) from None
    os.set_inheritable(handle.fileno(), True)
    _held.append(handle)


def refuse_unsafe() -> None:
    """Stop the start when something is unsafe."""
    if found := problems():
        raise Unsafe("\n".join(found))


def refuse_mixed() -> None:
    """Sample and real never meet: a sample store lets anyone in with one click, and the sample key is public."""
    from chehang.org.models import Store

    if settings.MODE == "production" and Store.objects.filter(is_sample=True).exists():
        raise Unsafe(
            "这里是示例店,任何人都能一键登录,不能当正式店使用。请另选空目录(CHEHANG_HOME)运行 chehang init;只想看示例请运行 make run。\n"
            "This is a sample store, open to anyone. Choose an empty CHEHANG_HOME and run `chehang init`,"
            " or `make run` to look at the sample."
        )
    if settings.MODE == "sample" and Store.objects.filter(is_sample=False).exists():
        raise Unsafe(
            "这里有正式门店的数据,不能用示例模式打开(示例密钥是公开的)。请删除环境变量 CHEHANG_MODE=sample。\n"
            "There is a real store here; sample mode uses a public key. Unset CHEHANG_MODE=sample."
        )
