"""The project as a Django app: templates and checks of the whole house."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "chehang.project"
    label = "project"

    def ready(self) -> None:
        from django.conf import settings

        from chehang.core import slow

        from . import erasures, health  # noqa: F401  what is listened to and looked at

        slow.begin(settings.CHEHANG_SLOW_MS)
