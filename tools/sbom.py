"""``python -m tools.sbom FOLDER``: the list of everything in a release (CycloneDX 1.5), from the two locks."""

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def components(root: Path = ROOT) -> list[dict[str, Any]]:
    """Python packages with their hashes, then the browser's."""
    found = []
    for block in re.split(r"\n(?=\S)", (root / "requirements.txt").read_text(encoding="utf-8")):
        if pin := _PIN.match(block):
            name, version = pin[1].lower(), pin[2]
            hashes = [{"alg": "SHA-256", "content": h} for h in re.findall(r"sha256:([0-9a-f]{64})", block)]
            found.append(_component(name, version, f"pkg:pypi/{name}@{version}", hashes))
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    for place, facts in lock["packages"].items():
        if place:
            name, version = place.rpartition("node_modules/")[2], facts["version"]
            found.append(_component(name, version, f"pkg:npm/{name.replace('@', '%40')}@{version}", []))
    return found


def _component(name: str, version: str, purl: str, hashes: list[dict[str, str]]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "library", "name": name, "version": version, "purl": purl, "bom-ref": purl}
    return made | ({"hashes": hashes} if hashes else {})


def main() -> int:
    """Write it beside the wheel."""
    folder = Path(sys.argv[1])
    version = re.search(r'__version__ = "(.+)"', (ROOT / "src/chehang/__init__.py").read_text(encoding="utf-8"))
    if version is None:
        raise SystemExit("no version")
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'chehang {version[1]}')}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "chehang", "version": version[1]}},
        "components": components(),
    }
    target = folder / f"chehang-{version[1]}.cdx.json"
    target.write_text(json.dumps(bom, indent=1), encoding="utf-8")
    print(f"{target}: {len(bom['components'])} components")  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main())
