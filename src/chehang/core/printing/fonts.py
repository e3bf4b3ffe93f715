"""The fonts on paper: Noto Sans SC from the set-up's packages, else a Chinese font of the system."""

from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from chehang.core.errors import Refused
from chehang.core.third_party import node_modules

FAMILIES = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""Families taken in this order; a character the first lacks (such as 𠮷) comes from the next that has it."""

_PACKAGE = Path("@expo-google-fonts/noto-sans-sc")
_WEIGHTS = ("400Regular", "700Bold")


def font_dirs() -> tuple[Path, ...]:
    """Folders of the setting ``CHEHANG_FONT_DIRS``, else the two weights below ``node_modules``."""
    chosen = getattr(settings, "CHEHANG_FONT_DIRS", None) if settings.configured else None
    if chosen is None:
        chosen = [node_modules() / _PACKAGE / weight for weight in _WEIGHTS]
    return tuple(Path(folder) for folder in chosen if Path(folder).is_dir())


@lru_cache(maxsize=4)
def _load(dirs: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(d) for d in dirs])


def fonts() -> typst.Fonts:
    """All fonts that may be used, read once per process.

    Raises Refused ``printing.no_chinese_font`` when none can write Chinese: blank paper helps nobody.
    """
    loaded = _load(font_dirs())
    if not set(FAMILIES) & set(loaded.families()):
        raise Refused(
            "printing.no_chinese_font",
            _(
                "Cannot print: no Chinese font was found. Run the set-up again, install Noto Sans CJK, "
                "or name the font folder in CHEHANG_FONT_DIRS."
            ),
        )
    return loaded
