"""What leaves the house is locked: archives are encrypted in the age format (age-encryption.org), which other tools open, too.

The key lies beside the data, readable to its owner only, so that every backup can be proved by opening it. It protects the
copies that lie elsewhere; who loses the machine needs the printed key.
"""

from pathlib import Path

import pyrage

from .place import home
from .safety import Unsafe

KEY, LOCKED = "backup.key", ".age"


def key_file() -> Path:
    """Where this installation keeps the key of its backups."""
    return home() / KEY


def make_key() -> bool:
    """Make a key unless there is one; False when there was."""
    place = key_file()
    if place.exists():
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch(0o600)
    identity = pyrage.x25519.Identity.generate()
    place.write_text(f"# 车行备份密钥 key of the backups\n# {identity.to_public()}\n{identity}\n", encoding="utf-8")
    return True


def read_key(place: Path) -> pyrage.x25519.Identity:
    """The key of a file; lines with # are remarks. Refused when there is none."""
    if not place.exists():
        raise Unsafe(
            f"没有备份密钥文件 {place},请用 --key 指出打印保存的密钥。 There is no key {place}: name the printed one by --key."
        )
    lines = [line.strip() for line in place.read_text(encoding="utf-8").splitlines()]
    try:
        return pyrage.x25519.Identity.from_str(next(line for line in lines if line and not line.startswith("#")))
    except (StopIteration, pyrage.IdentityError):
        raise Unsafe(f"{place} 不是备份密钥。 {place} is not a key of backups.") from None


def lock(source: Path, target: Path) -> None:
    """Encrypt a file for the holder of this installation's key; whole or not at all."""
    draft = target.with_name(target.name + ".part")
    draft.touch(0o600)
    pyrage.encrypt_file(str(source), str(draft), [read_key(key_file()).to_public()])
    draft.replace(target)


def unlock(source: Path, target: Path, key: Path) -> None:
    """Decrypt a file; refused for another key or a damaged file."""
    target.touch(0o600)
    try:
        pyrage.decrypt_file(str(source), str(target), [read_key(key)])
    except (pyrage.DecryptError, OSError) as error:
        target.unlink(missing_ok=True)
        raise Unsafe(
            f"打不开 {source.name}:密钥不对,或文件已损坏({error})。 The key is not the one of {source.name}, or the file is damaged."
        ) from None
