"""``python -m tests.toy``: the toy's day."""

import os
from importlib import import_module

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.toy.settings"
django.setup()
import_module("tests.toy.play")
