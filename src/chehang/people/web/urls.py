"""Addresses of HR's own pages."""

from django.urls import path

from . import chart, me

urlpatterns = [
    path("people/chart/", chart.org_chart, name="org-chart"),
    path("people/me/", me.me, name="people-me"),
]
