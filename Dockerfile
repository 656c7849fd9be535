# One image for everything that the hub runs: web server, worker, beat and management commands differ in the command only.
#
#   docker build --tag knowledge-hub:1.0.0 --build-arg VERSION=1.0.0 --build-arg REVISION="$(git rev-parse HEAD)" .

# ── The fonts, which come from npm ───────────────────────────────────────────────────────────
FROM node:24-slim AS fonts
WORKDIR /fonts
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

# ── Packages, translations and static files ──────────────────────────────────────────────────
FROM python:3.13-slim AS build
WORKDIR /app
# The environment has no pip of its own: what runs in production installs nothing.
RUN python -m venv --without-pip /venv
COPY requirements/base.txt requirements/
RUN pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check --require-hashes \
    --only-binary :all: -r requirements/base.txt
COPY --from=fonts /fonts/node_modules node_modules
COPY . .
# The settings want a whole environment. These values reach no server and no later stage.
RUN export SECRET_KEY="only-to-collect-static-files-at-build-time" \
        BASE_URL="https://build.invalid" ALLOWED_HOSTS="build.invalid" \
        DEFAULT_FROM_EMAIL="build@build.invalid" MAIL_URL="smtp://build.invalid" \
        DATABASE_URL="postgres://build@build.invalid/build" REDIS_URL="redis://build.invalid/0" \
    && /venv/bin/python manage.py compile_catalogues \
    && /venv/bin/python manage.py collectstatic --no-input \
    && /venv/bin/python -m compileall -q events hub members resources \
    # Uploads are kept from other users of a machine, and so are the static files, which another user serves here.
    && chmod -R a+rX .

# ── What runs ────────────────────────────────────────────────────────────────────────────────
FROM python:3.13-slim
ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Knowledge Hub" \
      org.opencontainers.image.description="Events, registrations and shared knowledge for the Fair Recruitment Initiative" \
      org.opencontainers.image.licenses="AGPL-3.0-or-later" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
# A number that no account of the host has. These two folders, and /tmp, are all that the hub writes to.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin hub \
    && install --directory --owner hub --group hub --mode 0750 /var/lib/hub/media /var/lib/hub/beat
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH="/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MEDIA_ROOT=/var/lib/hub/media
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
# The hub answers to its own host names only, so the question must carry one.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-c", "\
import os, sys; \
from urllib.parse import urlsplit; \
from urllib.request import ProxyHandler, Request, build_opener; \
host = urlsplit(os.environ['BASE_URL']).netloc; \
request = Request('http://127.0.0.1:8000/healthz', headers={'Host': host}); \
sys.exit(build_opener(ProxyHandler({})).open(request, timeout=4).status != 200)"]
# Any WSGI server will do, for example: gunicorn --bind 0.0.0.0:8000 --workers 4 hub.wsgi:application
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "--no-ws", "hub.wsgi:application"]
