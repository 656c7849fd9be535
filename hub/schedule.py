"""What the hub does by itself, and when: the timetable of Celery's beat."""

from typing import Any

from celery.schedules import crontab

BEAT: dict[str, dict[str, Any]] = {
    # The message expires before the next one comes, so a stopped worker finds no backlog of sweeps.
    "deliver mail": {"task": "hub.outbox.tasks.deliver", "schedule": 5.0, "options": {"expires": 5}},
    "forget": {"task": "events.tasks.forget", "schedule": crontab(hour="3", minute="0")},
    "remind participants": {"task": "events.tasks.remind", "schedule": 60.0, "options": {"expires": 60}},
    "sum up for facilitators": {
        "task": "events.tasks.send_digests",
        "schedule": crontab(hour="6", minute="0"),
        "options": {"expires": 6 * 3600},
    },
    "count searches": {"task": "resources.tasks.count_searches", "schedule": 60.0, "options": {"expires": 60}},
    # When the vocabulary rests.
    "renew the search": {"task": "resources.tasks.renew_search", "schedule": crontab(hour="2", minute="0")},
    # Hourly, so that what a stopped beat missed is made up for.
    "send news of saved searches": {"task": "resources.tasks.send_news", "schedule": crontab(minute="20")},
    "remind reviewers": {"task": "resources.tasks.remind_reviewers", "schedule": crontab(hour="7", minute="0")},
    # A small round; while links are waiting the next one goes on.
    "check links": {"task": "resources.links.tasks.check_links", "schedule": 300.0, "options": {"expires": 300}},
    "process files": {"task": "resources.tasks.process_files", "schedule": 60.0, "options": {"expires": 60}},
    "forget old changes": {"task": "hub.history.tasks.prune", "schedule": crontab(hour="3", minute="30")},
    "end sessions": {"task": "hub.tasks.clear_sessions", "schedule": 24 * 3600.0},
}
