-- What "lanyard export --format csv" writes of generated people, by sqlite3 alone: the same columns
-- in the same order, sorted as the list is.
.mode csv
.headers on
.output '$FILE'
SELECT c.display_name, c.prefix, c.given, c.additional, c.family, c.suffix, c.nickname, c.organisation, c.department, c.title,
    e1.value, e1.label, e2.value, e2.label, e3.value, e3.label,
    p1.value, p1.label, p2.value, p2.label, p3.value, p3.label,
    a1.label, a1.street, a1.extended, a1.po_box, a1.city, a1.region, a1.postal_code, a1.country,
    a2.label, a2.street, a2.extended, a2.po_box, a2.city, a2.region, a2.postal_code, a2.country,
    a3.label, a3.street, a3.extended, a3.po_box, a3.city, a3.region, a3.postal_code, a3.country,
    l1.value, l1.label, l2.value, l2.label, l3.value, l3.label,
    (SELECT group_concat(topic, '; ') FROM contact_topic t WHERE t.contact = c.id) AS topics, c.note, c.birthday,
    v.name, s.title, date(m.at / 1000, 'unixepoch') AS day, time(m.at / 1000, 'unixepoch') AS moment, m.zone, m.place, m.warmth, m.note,
    (SELECT group_concat(by || ': ' || text, '; ') FROM promise p WHERE p.contact = c.id AND p.trashed IS NULL) AS promises,
    c.uid,
    (SELECT group_concat(name || ':' || value, char(10)) FROM property o WHERE o.contact = c.id) AS other,
    (SELECT group_concat(json_object('at', x.at, 'event', xv.name, 'note', x.note, 'warmth', x.warmth))
        FROM encounter x LEFT JOIN event xv ON xv.id = x.event WHERE x.contact = c.id AND x.trashed IS NULL AND x.id <> m.id) AS more,
    (SELECT group_concat(av.name || ': ' || a.status, '; ') FROM attendee a JOIN event av ON av.id = a.event WHERE a.contact = c.id) AS attendance,
    c.pronouns
FROM contact_index i JOIN contact c ON c.id = i.id
    LEFT JOIN email e1 ON e1.contact = c.id AND e1.position = 0
    LEFT JOIN email e2 ON e2.contact = c.id AND e2.position = 1
    LEFT JOIN email e3 ON e3.contact = c.id AND e3.position = 2
    LEFT JOIN phone p1 ON p1.contact = c.id AND p1.position = 0
    LEFT JOIN phone p2 ON p2.contact = c.id AND p2.position = 1
    LEFT JOIN phone p3 ON p3.contact = c.id AND p3.position = 2
    LEFT JOIN address a1 ON a1.contact = c.id AND a1.position = 0
    LEFT JOIN address a2 ON a2.contact = c.id AND a2.position = 1
    LEFT JOIN address a3 ON a3.contact = c.id AND a3.position = 2
    LEFT JOIN link l1 ON l1.contact = c.id AND l1.position = 0
    LEFT JOIN link l2 ON l2.contact = c.id AND l2.position = 1
    LEFT JOIN link l3 ON l3.contact = c.id AND l3.position = 2
    LEFT JOIN encounter m ON m.id =
        (SELECT id FROM encounter WHERE contact = c.id AND trashed IS NULL ORDER BY at DESC, id DESC LIMIT 1)
    LEFT JOIN event v ON v.id = m.event
    LEFT JOIN session s ON s.id = m.session
ORDER BY i.sort_name, i.id;
