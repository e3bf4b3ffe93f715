"""The project as a Django app: templates and checks of the whole house."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "chehang.project"
    label = "project"

    def ready(self) -> None:
        from django.conf import settings

        from chehang.core import slow

        from . import health  # noqa: F401  what is looked at

        slow.begin(settings.CHEHANG_SLOW_MS)
