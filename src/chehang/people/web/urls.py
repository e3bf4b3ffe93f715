"""Addresses of HR's own pages."""

from django.urls import path

from . import appraising, chart, me

urlpatterns = [
    path("people/appraising/", appraising.appraising, name="people-appraising"),
    path("people/appraising/<int:pk>/", appraising.one, name="people-appraise"),
    path("people/chart/", chart.org_chart, name="org-chart"),
    path("people/me/", me.me, name="people-me"),
]
