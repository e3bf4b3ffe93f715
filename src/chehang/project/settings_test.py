"""Settings of the tests: the product's own, with a fast password hash and files in a temporary folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("CHEHANG_MODE", "test")
_HOME = Path(tempfile.gettempdir()) / f"chehang-test-{os.getpid()}"
os.environ.setdefault("CHEHANG_HOME", str(_HOME))
_MADE_BY = os.getpid()


@atexit.register
def _leave_nothing() -> None:
    """The folder goes with the process that made it, not with one that was forked from it."""
    if os.getpid() == _MADE_BY:
        shutil.rmtree(_HOME, ignore_errors=True)


from .settings import *  # noqa: E402, F403
from .settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CHEHANG_FILES = _HOME / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["*"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and processes must meet in it as they do in a store.
    DATABASES["default"]["TEST"] = {"NAME": str(_HOME / "test.sqlite3")}
_HOME.mkdir(parents=True, exist_ok=True)
(_HOME / "var" / "static").mkdir(parents=True, exist_ok=True)
STATIC_ROOT = _HOME / "var" / "static"
