"""The project as a Django app: templates and checks of the whole house."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "chehang.project"
    label = "project"
