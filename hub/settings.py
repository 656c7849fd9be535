"""Settings: one file, from the environment, safe by default.

A missing or malformed value stops the start with one line that names the variable.
"""

import os
import secrets
import sys
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from celery.schedules import crontab
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy
from environs import Env, EnvError, validate
from redis.backoff import NoBackoff
from redis.retry import Retry

from hub import embedded
from hub.storage_setting import file_storage, upload_limits

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Env()


def stop(reason: str) -> None:
    """End the process with one line: a hub with a wrong setting must not start."""
    sys.exit(f"Knowledge Hub cannot start: {reason}")


def base_url(value: str) -> str:
    """Return `value` without its trailing slash if it is an http(s) origin, else raise."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        message = 'environment variable "BASE_URL" must be an origin such as https://hub.example'
        raise EnvError(message)
    return value.rstrip("/")


def mailer(url: str) -> dict[str, Any]:
    """Return the MAILERS entry for `url`: smtp://, smtps:// (TLS from the start) or file:// (one .eml a mail)."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path:
        return {"BACKEND": "hub.outbox.backends.EmlBackend", "OPTIONS": {"directory": parts.path}}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        message = 'environment variable "MAIL_URL" must look like smtp://user:password@host:587?tls=1, smtps://… or file:///dir'
        raise EnvError(message)
    return {
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or (465 if parts.scheme == "smtps" else 25),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": parts.scheme == "smtps",
            "use_tls": "tls=1" in parts.query.split("&"),
            # Without a time-out a silent server holds a worker for ever.
            "timeout": 10,
        },
    }


def demo_secret() -> str:
    """Return the demo's own secret, made once per checkout: the demo must never run with a known key."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def required_unless_demo(default: Any) -> Any:
    """Return the demo's default; elsewhere environs' mark for a variable that must be set."""
    if not env.bool("DEMO", False):
        return ...
    return default() if callable(default) else default


try:
    DEMO: bool = env.bool("DEMO", False)
    DEBUG: bool = env.bool("DEBUG", False)
    SECRET_KEY: str = env.str("SECRET_KEY", required_unless_demo(demo_secret), validate=validate.Length(min=32))
    SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
    BASE_URL: str = base_url(env.str("BASE_URL", required_unless_demo("http://127.0.0.1:8000")))
    ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", required_unless_demo(["127.0.0.1", "localhost", "[::1]"]))
    DEFAULT_FROM_EMAIL: str = env.str(
        "DEFAULT_FROM_EMAIL", required_unless_demo("Fair Recruitment Knowledge Hub <events@hub.example>")
    )
    MAIL_URL: str = env.str("MAIL_URL", required_unless_demo(f"file://{VAR_DIR / 'mail'}"))
    DATABASE_URL: str = env.str("DATABASE_URL", "")
    REDIS_URL: str = env.str("REDIS_URL", "")
    TRUSTED_PROXY_COUNT: int = env.int("TRUSTED_PROXY_COUNT", 0, validate=validate.Range(min=0, max=5))
    MEDIA_ROOT = env.path("MEDIA_ROOT", VAR_DIR / "media")
    FILE_STORAGE, UPLOAD_LIMITS = file_storage(env, MEDIA_ROOT), upload_limits(env)
    LOG_LEVEL: str = env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]))
    POOL_SIZE: int = env.int("DATABASE_POOL_SIZE", 8, validate=validate.Range(min=1, max=100))
    MAILERS = {"default": mailer(MAIL_URL)}
    if "@" not in parseaddr(DEFAULT_FROM_EMAIL)[1]:
        stop('environment variable "DEFAULT_FROM_EMAIL" must hold an address, such as Hub <hub@hub.example>')
    if not (DATABASE_URL and REDIS_URL):
        servers = embedded.start(
            VAR_DIR / env.str("EMBEDDED_NAME", "embedded"),
            durable=env.bool("EMBEDDED_DURABLE", True),
            postgres=not DATABASE_URL,
            valkey=not REDIS_URL,
        )
        DATABASE_URL = os.environ["DATABASE_URL"] = DATABASE_URL or servers.database_url
        REDIS_URL = os.environ["REDIS_URL"] = REDIS_URL or servers.redis_url
    DATABASES: dict[str, Any] = {"default": env.dj_db_url("DATABASE_URL")}
    if DATABASES["default"].get("ENGINE") != "django.db.backends.postgresql":
        stop('environment variable "DATABASE_URL" must be a postgres:// address: the hub runs on PostgreSQL only')
    if urlsplit(REDIS_URL).scheme not in {"redis", "rediss"}:
        stop('environment variable "REDIS_URL" must be a redis:// or rediss:// address')
except (EnvError, ValueError, embedded.EmbeddedServersError) as error:
    stop(" ".join(str(error).split()))

IS_HTTPS = BASE_URL.startswith("https://")

# ── Applications ─────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "hub.admin_config.HubAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",  # its widget templates, beside our own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "hub",
    "hub.taxonomy",
    "hub.outbox",
    "members",
    "resources",
    "events",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hub.compression.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "hub.languages.LanguageCookieMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hub.privacy.SignedInPagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hub.timezones.ViewerTimeZoneMiddleware",
]

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.context_processors.hub",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "hub.templatetags.hub"],
        },
    },
]
FORM_RENDERER = "hub.forms.HubRenderer"

# ── Database, cache, broker ──────────────────────────────────────────────────────────────────
DATABASES["default"] |= {
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "pool": {"min_size": 1, "max_size": POOL_SIZE, "timeout": 10},
        # The planner's default treats random reads as dear and then detoasts every text vector.
        "options": "-c random_page_cost=1.1 -c jit=off",
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "hub.cache.FallbackRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "hub",
        # No retries: a frozen cache may cost a request a third of a second once, not several seconds.
        "OPTIONS": {"socket_timeout": 0.3, "socket_connect_timeout": 0.3, "retry": Retry(NoBackoff(), 0)},
    },
}
# Sessions live in the database: a restarted cache must not sign everybody out.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 10,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
    "health_check_interval": 5,
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_RETRY_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 60
CELERY_TASK_SOFT_TIME_LIMIT = 50
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ROUTES = {"hub.outbox.tasks.deliver": {"queue": "mail"}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    # The message expires before the next one comes, so a stopped worker finds no backlog of sweeps.
    "deliver mail": {"task": "hub.outbox.tasks.deliver", "schedule": 5.0, "options": {"expires": 5}},
    "forget": {"task": "events.tasks.forget", "schedule": crontab(hour="3", minute="0")},
    "remind participants": {"task": "events.tasks.remind", "schedule": 60.0, "options": {"expires": 60}},
    "sum up for facilitators": {
        "task": "events.tasks.send_digests",
        "schedule": crontab(hour="6", minute="0"),
        "options": {"expires": 6 * 3600},
    },
    # When the vocabulary rests.
    "count searches": {"task": "resources.tasks.count_searches", "schedule": 60.0, "options": {"expires": 60}},
    "renew the search": {"task": "resources.tasks.renew_search", "schedule": crontab(hour="2", minute="0")},
    # Hourly, so that what a stopped beat missed is made up for.
    "send news of saved searches": {"task": "resources.tasks.send_news", "schedule": crontab(minute="20")},
    "remind reviewers": {"task": "resources.tasks.remind_reviewers", "schedule": crontab(hour="7", minute="0")},
    # A small round; while links are waiting the next one goes on.
    "check links": {"task": "resources.links.tasks.check_links", "schedule": 300.0, "options": {"expires": 300}},
    "process files": {"task": "resources.tasks.process_files", "schedule": 60.0, "options": {"expires": 60}},
    "end sessions": {"task": "hub.tasks.clear_sessions", "schedule": 24 * 3600.0},
}

# ── Languages and time ───────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español")]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("en", "fr", "es"), "fr": ("en", "es"), "es": ("en", "fr")}
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["hub.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
EVENT_TIME_ZONE = "Europe/Zurich"  # what a new event starts with

# ── Accounts ─────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "members.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "members.forms.SignupForm"
ACCOUNT_FORMS = {
    "login": "members.account_forms.LoginForm",
    "signup": "members.account_forms.SignupForm",
    "add_email": "members.account_forms.AddEmailForm",
    "change_password": "members.account_forms.ChangePasswordForm",
    "set_password": "members.account_forms.SetPasswordForm",
    "reset_password": "members.account_forms.ResetPasswordForm",
    "reset_password_from_key": "members.account_forms.ResetPasswordKeyForm",
    "reauthenticate": "members.account_forms.ReauthenticateForm",
    "request_login_code": "members.account_forms.RequestLoginCodeForm",
    "confirm_login_code": "members.account_forms.ConfirmLoginCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_USER_DISPLAY = "members.models.display_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # only in the browser that signed up
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
# Beside allauth's own. A member writes to a few others, never to all of them.
ACCOUNT_RATE_LIMITS = {"register_guest": "20/m/ip", "relay": "5/h/user,20/d/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_FORMS = {
    "authenticate": "members.account_forms.AuthenticateForm",
    "reauthenticate": "members.account_forms.ReauthenticateCodeForm",
    "activate_totp": "members.account_forms.ActivateTOTPForm",
    "add_webauthn": "members.account_forms.AddWebAuthnForm",
    "edit_webauthn": "members.account_forms.EditWebAuthnForm",
}
MFA_TOTP_TOLERANCE = 1  # a code typed as its half minute ends still counts
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Fair Recruitment Knowledge Hub"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS

# ── Mail ─────────────────────────────────────────────────────────────────────────────────────
# The UID of a calendar entry must never change, so its domain is fixed apart from the host name.
CALENDAR_UID_DOMAIN = env.str("CALENDAR_UID_DOMAIN", "fair-recruitment-hub.org")
SITE_NAME = gettext_lazy("Fair Recruitment Knowledge Hub")

# ── Files ────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_FINDERS = ["hub.staticfiles.NeededFilesFinder", "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STATICFILES_DIRS = [
    ("npm/overpass", NODE_MODULES / "@fontsource" / "overpass" / "files"),
    ("npm/noto-sans", NODE_MODULES / "@fontsource-variable" / "noto-sans" / "files"),
]
MEDIA_URL = "/files/"
STORAGES = {
    "default": FILE_STORAGE,
    # Readable for the server's user, whoever collected them.
    "staticfiles": {
        "BACKEND": "hub.staticfiles.HubStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644},
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = ["resources.files.uploads.CappedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# ── Security ─────────────────────────────────────────────────────────────────────────────────
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a load balancer asks without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}sessionid"
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = f"{_PREFIX}csrftoken"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hub.views.csrf_failure"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}lang"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE = IS_HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"mask": {"()": "hub.logs.MaskPersonalLinks"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["mask"]}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        # Its INFO lines carry the path of every 404, and a path may be a personal link.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
