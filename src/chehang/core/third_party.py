"""Where the browser libraries and fonts lie that the set-up brings: ``node_modules`` beside the source, or inside an
installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def node_modules(source: Path | None = None) -> Path:
    """The folder; of a source tree where there is one."""
    beside = (source or _PACKAGE.parents[1]) / "node_modules"
    return beside if beside.exists() else _PACKAGE / "node_modules"
