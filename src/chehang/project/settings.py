"""Settings, all from the environment (or the ``.env`` file beside the data)."""

import os
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from .sqlite import SQLITE_OPTIONS

ROOT = Path(os.environ.get("CHEHANG_HOME") or Path.cwd() / "var").resolve()
SOURCE = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1]

ROOT.mkdir(parents=True, exist_ok=True)

env = environ.Env()
if (ROOT / ".env").exists():
    env.read_env(str(ROOT / ".env"))

SAMPLE_KEY = "sample-store-key-never-use-in-a-real-store"
MODE = env.str("CHEHANG_MODE", default="production")  # production, sample (the demo store) or test
SECRET_KEY = env.str("CHEHANG_SECRET_KEY", default=SAMPLE_KEY if MODE != "production" else "")
DEBUG = env.bool("CHEHANG_DEBUG", default=False)
ALLOWED_HOSTS = env.list("CHEHANG_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CHEHANG_ORIGINS", default=[])
TRIAL = env.str("CHEHANG_TRIAL", default="")  # when a trial copy was made of the real store; empty in the real one
CHEHANG_TRUST_PROXY = env.bool("CHEHANG_TRUST_PROXY", default=False)
CHEHANG_FILES = env.path("CHEHANG_FILES", default=str(ROOT / "files"))
CHEHANG_CERTIFICATE = env.str(
    "CHEHANG_CERTIFICATE", default=""
)  # the .pem of the proxy: watched, so that it never ends unseen
CHEHANG_METRICS_TOKEN = env.str("CHEHANG_METRICS_TOKEN", default="")
CHEHANG_SLOW_MS = env.float("CHEHANG_SLOW_MS", default=300)
CHEHANG_SLOW_LOG = ROOT / "log" / "slow.jsonl"
CHEHANG_FONT_DIRS = env.list("CHEHANG_FONT_DIRS", default=[]) or None  # none: the two weights of the set-up

# Every department of the house, lowest floor first.
DEPARTMENTS = [
    "core",
    "org",
    "parties",
    "work",
    "catalogue",
    "vehicles",
    "stock",
    "ledger",
    "pricing",
    "billing",
    "warehouse",
    "purchasing",
    "customs",
    "counter",
    "workshop",
    "carsales",
    "replenishment",
    "care",
    "marketing",
    "finance",
    "people",
    "office",
    "movein",
    "insight",
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "ninja",
    *[f"chehang.{name}" for name in DEPARTMENTS if (PACKAGE / name / "apps.py").exists()],
    "chehang.project",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages shrink to a fifth. A secret cannot be guessed from lengths (BREACH): Django adds bytes by chance, masks its tokens.
    "django.middleware.gzip.GZipMiddleware",
    "chehang.project.headers.HeadersMiddleware",
    "chehang.project.logs.RequestLog",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chehang.org.web.middleware.ActorMiddleware",
    *(["chehang.core.replicas.ReplicaMiddleware"] if env.list("CHEHANG_REPLICAS", default=[]) else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "chehang.project.urls"
ASGI_APPLICATION = "chehang.project.asgi.application"
WSGI_APPLICATION = "chehang.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "chehang.org.web.views.frame",
            ]
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{ROOT / 'chehang.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Pages read a few rows of large tables: by index, as the disks of today allow, and without compiling first.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1 -c jit=off")
# A connection is kept by its thread: opening the file anew for each page costs more than most pages read.
DATABASES["default"]["CONN_MAX_AGE"] = 600
# Behind pgbouncer in transaction mode nothing may outlast a transaction: no cursor of the server, no option at the start
# (deploy/postgresql.md sets those with the role).
if env.bool("CHEHANG_POOLER", default=False):
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
    DATABASES["default"]["OPTIONS"].pop("options", None)
# Copies of the database for reading (core/replicas.py).
for _n, _url in enumerate(env.list("CHEHANG_REPLICAS", default=[])):
    DATABASES[f"replica{_n}"] = {**DATABASES["default"], **env.db_url_config(_url), "TEST": {"MIRROR": "default"}}
    DATABASES[f"replica{_n}"]["OPTIONS"] = {**DATABASES["default"]["OPTIONS"], "connect_timeout": 3}
DATABASE_ROUTERS = ["chehang.core.replicas.Router"] if len(DATABASES) > 1 else []
CHEHANG_READ_FAR = ("/api/v1/", "/insight/", "/measures/", "/find/")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "org.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "chehang.org.accounts.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "chehang.org.web.views.locked_out"

CSRF_FAILURE_VIEW = "chehang.core.web.door.stale"
if TRIAL:  # beside the real store on one machine
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "trialsession", "trialcsrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("CHEHANG_HTTPS", default=False)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "chehang.project.vendor.VendorFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

NINJA_PAGINATION_PER_PAGE = 50

(ROOT / "log").mkdir(exist_ok=True)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "chehang.project.logs.JsonLines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("CHEHANG_LOG_FORMAT", default="json" if MODE == "production" else "line"),
        },
        "slow": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": str(CHEHANG_SLOW_LOG),
            "formatter": "json",
            "maxBytes": 2_000_000,
            "backupCount": 1,
            "delay": True,
        },
    },
    "root": {"handlers": ["console"], "level": env.str("CHEHANG_LOG", default="WARNING")},
    "loggers": {"chehang.slow": {"handlers": ["slow"], "level": "WARNING", "propagate": False}},
}
