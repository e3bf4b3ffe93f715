"""The folder of an installation (``CHEHANG_HOME``): its settings file with the secret key, its database, its files."""

import os
import secrets
from pathlib import Path


def home() -> Path:
    """Where this installation lives; the same rule as in the settings."""
    return Path(os.environ.get("CHEHANG_HOME") or Path.cwd() / "var").resolve()


def write_key() -> bool:
    """Make the folder, readable to its owner only, and a settings file with a fresh key; False when there is one."""
    place = home()
    if not place.exists():
        place.mkdir(parents=True)
        place.chmod(0o700)
    env = place / ".env"
    if env.exists():
        return False
    env.touch(0o600)
    env.write_text(f"CHEHANG_MODE=production\nCHEHANG_SECRET_KEY={secrets.token_urlsafe(48)}\n", encoding="utf-8")
    return True
