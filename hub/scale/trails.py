"""What the life of the synthetic registrations would leave behind: mails, invitations, stays, questions and the rest.

Made of the rows that are there by one statement each; the number of a row says everything about it.
"""

# ruff: noqa: S608 - the statements are put together from fixed names

from django.db import connection

from hub.languages import CODES
from hub.scale.texts import PREFIX

# Of so many rows one leaves a trail.
INVITED, MAILED, STAYED, FOLLOWED, SUPPRESSED = 10, 3, 3, 50, 200
_PEOPLE_OF_ONE_ORGANISATION = 50
_NOW = "date_trunc('day', now())"
_SCALE = f"email LIKE '{PREFIX}%'"


def leave_trails() -> int:
    """Insert what is missing and return how many rows that is."""
    with connection.cursor() as cursor:
        added = 0
        for statement in _statements():
            cursor.execute(statement)
            added += max(0, cursor.rowcount)
        return added


def _translated(column: str, *texts: str) -> tuple[str, str]:
    """Return the columns of a translated text, and their values."""
    names = ", ".join([column, *(f"{column}_{code}" for code in CODES)])
    return names, ", ".join([texts[0], *(texts if len(texts) > 1 else texts * len(CODES))])


def _statements() -> list[str]:
    name, names = _translated("name", "'Workers’ Centre ' || n", "'Centre ouvrier ' || n", "'Centro obrero ' || n")
    acronym, acronyms = _translated("acronym", "'WC' || n")
    text, texts = _translated("text", "''")
    answer, answers = _translated("answer", "''")
    language = "(ARRAY['en', 'fr', 'es'])[1 + id % 3]"
    return [
        # Organisations: one of fifty members founds another.
        f"""INSERT INTO members_organisation (uuid, created_at, updated_at, {name}, {acronym}, "group", website,
                country_id, is_trusted)
            SELECT md5('organisation ' || n)::uuid, {_NOW}, {_NOW}, {names}, {acronyms}, 'union', '', country_id, false
            FROM (SELECT row_number() OVER (ORDER BY id) AS n, country_id FROM members_member
                  WHERE {_SCALE} AND id % {_PEOPLE_OF_ONE_ORGANISATION} = 0) AS founders
            ON CONFLICT DO NOTHING""",
        f"""INSERT INTO events_invitation (created_at, updated_at, token_nonce, token_hash, event_id, email, name,
                language, status, reminders, nominations_allowed)
            SELECT created_at, created_at, '', 'invitation ' || id, event_id, 'invited-' || email, name, language,
                (ARRAY['open', 'accepted', 'declined', 'nominated'])[1 + id / {INVITED} % 4], id % 2, 0
            FROM events_registration WHERE {_SCALE} AND id % {INVITED} = 0 ON CONFLICT DO NOTHING""",
        # None that waits: a worker would send it.
        f"""INSERT INTO outbox_message (created_at, updated_at, kind, recipient, recipient_name, language, time_zone,
                dedupe_key, payload, batch, state, not_before, expires_at, attempts, claims, is_uncertain, message_id,
                subject, sealed_content, last_error, sent_at)
            SELECT created_at, created_at,
                (ARRAY['events.registration_confirmed', 'events.reminder', 'events.announcement'])[1 + id % 3], email,
                name, language, time_zone, '{PREFIX}' || id, '{{}}', '',
                CASE id / {MAILED} % 100 WHEN 1 THEN 'failed' WHEN 2 THEN 'cancelled' ELSE 'sent' END, created_at,
                created_at, 1, 0, id / {MAILED} % 500 = 0, '<{PREFIX}' || id || '@hub.example>',
                'Your place in the exchange no. ' || event_id, decode(repeat('00', 400), 'hex'), '', created_at
            FROM events_registration WHERE {_SCALE} AND id % {MAILED} = 0 ON CONFLICT DO NOTHING""",
        f"""INSERT INTO events_attendance (event_id, registration_id, name, email, joined_at, left_at)
            SELECT event_id, CASE WHEN id / {STAYED} % 10 = 0 THEN NULL ELSE id END, name, email, joined_at,
                joined_at + '50 minutes'::interval
            FROM events_registration WHERE {_SCALE} AND joined_at IS NOT NULL AND id % {STAYED} = 0
            ON CONFLICT DO NOTHING""",
        f"""INSERT INTO events_question (uuid, created_at, updated_at, event_id, registration_id, text, language,
                status, {answer})
            SELECT md5('question ' || id)::uuid, created_at, created_at, event_id, id, question, language,
                (ARRAY['pending', 'shown', 'hidden'])[1 + id % 3], {answers}
            FROM events_registration WHERE {_SCALE} AND question <> '' AND id % {INVITED} = 0
            ON CONFLICT DO NOTHING""",
        """INSERT INTO events_questionsupport (question_id, registration_id)
            SELECT question.id, registration.id FROM events_question AS question
            JOIN LATERAL (SELECT id FROM events_registration WHERE event_id = question.event_id ORDER BY id LIMIT 3)
                AS registration ON true
            ON CONFLICT DO NOTHING""",
        f"""INSERT INTO events_announcement (created_at, updated_at, event_id, kind, audience, state, before, sequence,
                material, {text}, sent_at)
            SELECT starts_at - '2 days'::interval, {_NOW}, id, 'changed', 'everybody',
                CASE id % 50 WHEN 0 THEN 'draft' ELSE 'sent' END, '{{}}', 0, '{{}}', {texts},
                CASE id % 50 WHEN 0 THEN NULL ELSE starts_at - '1 day'::interval END
            FROM events_event AS event WHERE slug LIKE '{PREFIX}%' AND starts_at IS NOT NULL
                AND NOT EXISTS (SELECT FROM events_announcement WHERE event_id = event.id)""",
        f"""INSERT INTO events_follow (created_at, updated_at, uuid, token_nonce, token_hash, event_id, email, name,
                language, time_zone, is_address_proven)
            SELECT created_at, created_at, md5('follow ' || id)::uuid, '', 'follow ' || id, event_id, email, name,
                {language}, '', true
            FROM events_registration WHERE {_SCALE} AND id % {FOLLOWED} = 0 ON CONFLICT DO NOTHING""",
        f"""INSERT INTO outbox_suppression (created_at, updated_at, email, category, reason, detail)
            SELECT created_at, created_at, email, '', 'unsubscribed', ''
            FROM events_registration WHERE {_SCALE} AND id % {SUPPRESSED} = 0 ON CONFLICT DO NOTHING""",
        f"""INSERT INTO resources_linkcheck (edition_id, url, state, final_url, note, strikes, next_check_at, host)
            SELECT id, url, CASE id % 40 WHEN 0 THEN 'dead' ELSE 'ok' END, '', '',
                CASE id % 40 WHEN 0 THEN 4 ELSE 0 END, {_NOW} + '30 days'::interval, 'library.example'
            FROM resources_edition WHERE url <> '' ON CONFLICT DO NOTHING""",
    ]
