-- The figures of an event's report, counted by another program. :event is its name, :own the user's organisation as it is
-- written in the contacts.
WITH e AS (
	SELECT id, start, coalesce("end", start) + all_day * 86400000 AS ends FROM event WHERE name = :event AND trashed IS NULL
), there AS (
	SELECT c.id, c.organisation,
		(SELECT count(*) FROM encounter m WHERE m.contact = c.id AND m.event = e.id AND m.trashed IS NULL) AS encounters,
		coalesce(a.status IN ('met', 'closed'), 0) AS marked,
		coalesce(a.wanted, 0) AS wanted, a.cancelled,
		EXISTS (SELECT 1 FROM encounter m WHERE m.contact = c.id AND m.trashed IS NULL AND m.at < e.start) AS before,
		EXISTS (SELECT 1 FROM encounter m WHERE m.contact = c.id AND m.trashed IS NULL AND m.at > e.ends) AS after,
		(SELECT max(m.warmth) FROM encounter m WHERE m.contact = c.id AND m.event = e.id AND m.trashed IS NULL) AS warmth,
		(SELECT count(*) FROM promise p JOIN encounter m ON m.id = p.encounter
			WHERE p.contact = c.id AND m.event = e.id AND p.trashed IS NULL) AS promises,
		EXISTS (SELECT 1 FROM promise p JOIN encounter m ON m.id = p.encounter
			WHERE p.contact = c.id AND m.event = e.id AND p.trashed IS NULL AND p.done > e.ends) AS done,
		EXISTS (SELECT 1 FROM answer w JOIN encounter m ON m.id = w.encounter JOIN question q ON q.event = e.id AND q.key = w.key
			WHERE m.contact = c.id AND m.event = e.id AND m.trashed IS NULL
			AND EXISTS (SELECT 1 FROM json_each(q.qualifies) j WHERE j.value = w.value)) AS answered
	FROM contact c JOIN e LEFT JOIN attendee a ON a.contact = c.id AND a.event = e.id
	WHERE c.trashed IS NULL AND c.mine = 0
), met AS (SELECT * FROM there WHERE encounters > 0 OR marked)
SELECT
	(SELECT count(*) FROM met) AS met,
	(SELECT count(*) FROM met WHERE NOT before) AS new,
	(SELECT count(*) FROM met WHERE before) AS again,
	(SELECT count(*) FROM met WHERE wanted) AS wanted_met,
	(SELECT count(*) FROM there WHERE wanted AND encounters = 0 AND NOT marked AND cancelled IS NULL) AS wanted_open,
	(SELECT count(*) FROM met WHERE warmth >= 2 OR promises > 0 OR answered) AS qualified,
	(SELECT count(*) FROM met WHERE organisation = :own) AS inside,
	(SELECT count(*) FROM met WHERE organisation NOT IN ('', :own)) AS outside,
	(SELECT count(*) FROM met WHERE organisation = '') AS unknown_side,
	(SELECT count(*) FROM met WHERE after OR done) AS followed_up;
