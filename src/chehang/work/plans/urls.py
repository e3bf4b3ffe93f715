"""Addresses of the pages of plans."""

from django.urls import path

from . import pages

urlpatterns = [path("work/plan-tree/", pages.tree, name="plan-tree")]
