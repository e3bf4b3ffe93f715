"""Third-party browser code: taken from ``node_modules`` by an explicit list, never committed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from chehang.core.third_party import node_modules

# name under static/vendor/ → file under node_modules/
FILES = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "tom-select.bootstrap5.min.css": "tom-select/dist/css/tom-select.bootstrap5.min.css",
    "tom-select.complete.min.js": "tom-select/dist/js/tom-select.complete.min.js",
    "alpine.min.js": "@alpinejs/csp/dist/cdn.min.js",
    "echarts.min.js": "echarts/dist/echarts.min.js",
    "barcode-detector.js": "barcode-detector/dist/iife/ponyfill.js",
    "zxing_reader.wasm": "zxing-wasm/dist/reader/zxing_reader.wasm",
}


class VendorStorage(FileSystemStorage):
    """Reads from node_modules; source-map references are cut off because the maps are not shipped."""

    def _open(self, name: str, mode: str = "rb") -> Any:
        from django.core.files.base import ContentFile

        data = Path(self.path(name)).read_bytes()
        if name.endswith((".js", ".css")):
            lines = [line for line in data.split(b"\n") if b"sourceMappingURL=" not in line[:60]]
            data = b"\n".join(lines)
        return ContentFile(data, name=name)

    def path(self, name: str) -> str:
        return str(Path(self.location) / FILES[name.removeprefix("vendor/")])


class VendorFinder(BaseFinder):
    """Finds ``vendor/<name>`` in node_modules."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = VendorStorage(location=str(node_modules(Path(settings.SOURCE))))
        super().__init__(*args, **kwargs)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        name = path.removeprefix("vendor/")
        found = path.startswith("vendor/") and name in FILES and Path(self.storage.path(path)).exists()
        if not found:
            return []
        return [self.storage.path(path)] if find_all else self.storage.path(path)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:
        for name in FILES:
            if Path(self.storage.path(name)).exists():
                yield f"vendor/{name}", self.storage
