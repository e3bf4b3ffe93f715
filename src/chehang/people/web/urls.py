"""Addresses of HR's own pages."""

from django.urls import path

from . import appraising, bank, chart, exceptions, me, punches, voices

urlpatterns = [
    path("people/appraising/", appraising.appraising, name="people-appraising"),
    path("people/appraising/<int:pk>/", appraising.one, name="people-appraise"),
    path("people/chart/", chart.org_chart, name="org-chart"),
    path("people/voice/", voices.voice, name="people-voice"),
    path("people/polls/<int:pk>/result/", voices.result, name="people-poll-result"),
    path("people/coaching/", voices.coaching, name="people-coaching"),
    path("people/payruns/<int:pk>/bank/", bank.bank_file, name="people-bank-file"),
    path("people/exceptions/", exceptions.exceptions, name="people-exceptions"),
    path("people/punches/import/", punches.punches, name="people-import-punches"),
    path("people/me/", me.me, name="people-me"),
    path("people/me/<int:pk>/", me.month, name="people-my-month"),
]
