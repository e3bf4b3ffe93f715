"""Addresses of replenishment's own pages."""

from django.urls import path

from . import workbench

urlpatterns = [path("replenishment/plan/", workbench.plan_page, name="stock-plan")]
