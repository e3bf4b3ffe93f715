"""Addresses of replenishment's own pages."""

from django.urls import path

from . import ordering, quota, workbench

urlpatterns = [
    path("replenishment/plan/", workbench.plan_page, name="stock-plan"),
    path("replenishment/plan/whatif/", workbench.what_if, name="stock-plan-what-if"),
    path("replenishment/quota/", quota.quota_page, name="plan-quota"),
    path("replenishment/group_quota/", quota.group_page, name="plan-group-quota"),
    path("replenishment/ordering/", ordering.ordering_page, name="plan-ordering"),
]
