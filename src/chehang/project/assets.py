"""The browser's files, collected once and again only when one of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from chehang.core.third_party import node_modules

from .safety import Unsafe
from .vendor import FILES

MARK = ".collected"


def fingerprint() -> str:
    """A digest over name, size and time of every file that would be collected."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            seen.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def missing() -> list[str]:
    """Third-party files of the list that the set-up has not brought."""
    place = node_modules(Path(settings.SOURCE))
    return [name for name, path in FILES.items() if not (place / path).exists()]


def collect() -> bool:
    """Bring ``STATIC_ROOT`` up to date; False when it already was. Refuses to serve pages without their files."""
    root = Path(settings.STATIC_ROOT)
    if lost := missing():
        if (root / "staticfiles.json").exists():
            return False
        raise Unsafe(
            f"缺少界面文件({lost[0]} 等 {len(lost)} 个):请在源码目录运行 make setup。\n"
            f"Files of the pages are missing ({lost[0]} and others): run `make setup` in the source folder."
        )
    now, mark = fingerprint(), root / MARK
    if mark.exists() and mark.read_text(encoding="ascii") == now:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(now, encoding="ascii")
    return True
