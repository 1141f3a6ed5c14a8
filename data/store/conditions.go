package store

import (
	"context"
	"database/sql"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// condition is a condition of a query as SQL. Either form may be used: which one is fast depends on how many contacts fulfil it. A +
// before a column keeps SQLite from looking up by it.
type condition struct {
	set     string // a query for the contacts that fulfil it, which may come several times; "" when only the others can be read
	others  string // a query with the arguments of test for those who do not fulfil it; "" when there is none
	test    string // tests the contact of i, by what is theirs
	setArgs []any
	args    []any // of test
}

// conditions writes the filters as SQL.
func (f *finder) conditions(ctx context.Context) (out []condition, err error) {
	metDone := false
	for _, c := range data.Conditions {
		if !c.IsSet(&f.query) {
			continue
		}
		if c.Key == data.BySession || c.Key == data.ByMet || c.Key == data.ByMedium {
			if metDone {
				continue // they are of one encounter
			}
			metDone = true
		}
		more, err := writers[c.Key](ctx, f)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// writers write each condition.
var writers map[data.ConditionKey]func(context.Context, *finder) ([]condition, error)

// init fills the table of writers, which use it themselves.
func init() {
	plain := func(write func(q *data.Query) condition) func(context.Context, *finder) ([]condition, error) {
		return func(_ context.Context, f *finder) ([]condition, error) { return []condition{write(&f.query)}, nil }
	}
	encounter := func(ctx context.Context, f *finder) ([]condition, error) { return f.inOneEncounter(ctx) }
	writers = map[data.ConditionKey]func(context.Context, *finder) ([]condition, error){
		data.ByTopics:       func(_ context.Context, f *finder) ([]condition, error) { return topicConditions(f.query.Topics), nil },
		data.ByEvent:        plain(eventCondition),
		data.BySession:      encounter,
		data.ByMet:          encounter,
		data.ByMedium:       encounter,
		data.ByStatus:       plain(statusCondition),
		data.ByAnswers:      func(_ context.Context, f *finder) ([]condition, error) { return answerConditions(&f.query), nil },
		data.ByWarmth:       plain(warmthCondition),
		data.ByClock:        func(ctx context.Context, f *finder) ([]condition, error) { return f.clock(ctx) },
		data.ByOwed:         plain(owedCondition),
		data.ByOrganisation: plain(func(q *data.Query) condition { return keyCondition(orgKey(q.Organisation)) }),
		data.ByBelonging:    func(ctx context.Context, f *finder) ([]condition, error) { return f.belonging(ctx) },
		data.BySource:       plain(func(q *data.Query) condition { return contactCondition("source", string(q.Source)) }),
		data.ByImport:       plain(func(q *data.Query) condition { return contactCondition("import", q.Import) }),
		data.ByNoNote:       plain(func(*data.Query) condition { return condition{others: noted, test: noNote} }),
		data.ByNoEmail:      plain(func(*data.Query) condition { return condition{others: mailed, test: noEmail} }),
		data.ByIncomplete: plain(func(*data.Query) condition {
			return condition{set: "SELECT i.id AS contact FROM contact_index i WHERE " + incomplete, test: "+" + incomplete}
		}),
		data.ByOver: func(_ context.Context, f *finder) ([]condition, error) {
			return []condition{overCondition(f.today)}, nil
		},
	}
}

const (
	noEmail = "NOT EXISTS (SELECT 1 FROM email m WHERE m.contact = i.id)"
	mailed  = "SELECT contact FROM email"
	// The index is smaller than the contacts by far.
	noNote = `NOT EXISTS (SELECT 1 FROM contact c INDEXED BY contact_noted WHERE c.id = i.id AND c.note <> '')
		AND NOT EXISTS (SELECT 1 FROM encounter e WHERE e.contact = i.id AND e.trashed IS NULL AND e.note <> '')`
	noted = `SELECT id FROM contact WHERE note <> '' UNION ALL SELECT contact FROM encounter WHERE note <> '' AND trashed IS NULL`
	// incomplete is data.Contact.Incomplete. Who has no organisation stands at the end of its order, which is an index.
	incomplete = `i.sort_org = x'ff' AND NOT EXISTS (SELECT 1 FROM email m WHERE m.contact = i.id)
		AND NOT EXISTS (SELECT 1 FROM phone p WHERE p.contact = i.id)`
)

// keyCondition is who has a key.
func keyCondition(key string) condition {
	return condition{
		set: "SELECT contact FROM contact_key WHERE key = ?", setArgs: []any{key},
		test: "EXISTS (SELECT 1 FROM contact_key k WHERE k.key = ? AND k.contact = i.id)", args: []any{key},
	}
}

// contactCondition is who has a value in a column of the contact, for which there is an index.
func contactCondition(column string, value any) condition {
	return condition{
		set: "SELECT id AS contact FROM contact WHERE " + column + " = ?", setArgs: []any{value},
		test: "(SELECT c." + column + " FROM contact c WHERE c.id = i.id) = ?", args: []any{value},
	}
}

func topicConditions(topics []string) (out []condition) {
	for _, t := range topics {
		out = append(out, keyCondition(topicKey(t)))
	}
	return out
}

func eventCondition(q *data.Query) condition {
	return condition{
		set: peopleOf("?"), setArgs: []any{q.Event, q.Event},
		test: `(EXISTS (SELECT 1 FROM attendee a WHERE a.event = ? AND a.contact = i.id)
			OR EXISTS (SELECT 1 FROM encounter e WHERE e.event = ? AND e.trashed IS NULL AND e.contact = i.id))`,
		args: []any{q.Event, q.Event},
	}
}

// statusCondition is who has a place on a list with a status; who was met at an event without one is met there.
func statusCondition(q *data.Query) condition {
	event, args := "event IN (SELECT id FROM event WHERE trashed IS NULL)", []any(nil)
	if q.Event != 0 {
		event, args = "event = ?", []any{q.Event}
	}
	status := append([]any{string(q.Status)}, args...)
	c := condition{
		set: "SELECT a.contact FROM attendee a WHERE a.status = ? AND a." + event, setArgs: status,
		test: "EXISTS (SELECT 1 FROM attendee a WHERE a.contact = i.id AND +a.status = ? AND +a." + event + ")", args: slices.Clone(status),
	}
	if q.Status != data.Met {
		return c
	}
	const unlisted = " AND e.trashed IS NULL AND NOT EXISTS (SELECT 1 FROM attendee b WHERE b.contact = e.contact AND b.event = e.event)"
	c.set += " UNION ALL SELECT e.contact FROM encounter e WHERE e." + event + unlisted
	c.test = "(" + c.test + " OR EXISTS (SELECT 1 FROM encounter e WHERE e.contact = i.id AND +e." + event + unlisted + "))"
	c.setArgs, c.args = append(c.setArgs, args...), append(c.args, args...)
	return c
}

func answerConditions(q *data.Query) (out []condition) {
	for _, a := range q.Answers {
		const given = "a.key = ? AND a.value = ? AND e.trashed IS NULL AND (? = 0 OR e.event = ?)"
		args := []any{a.Key, a.Value, q.Event, q.Event}
		out = append(out, condition{
			set: "SELECT e.contact FROM answer a JOIN encounter e ON e.id = a.encounter WHERE " + given, setArgs: args,
			test: "EXISTS (SELECT 1 FROM encounter e CROSS JOIN answer a ON a.encounter = e.id WHERE e.contact = i.id AND +" + given + ")", args: args,
		})
	}
	return out
}

func warmthCondition(q *data.Query) condition {
	w := []any{int64(q.Warmth)}
	return condition{
		set: "SELECT w.id AS contact FROM contact_index w WHERE w.warmth > 0 AND w.warmth >= ?", setArgs: w,
		test: "i.warmth >= ?", args: w,
	}
}

func owedCondition(q *data.Query) condition {
	open := "p.done IS NULL AND p.dropped IS NULL AND p.trashed IS NULL"
	var args []any
	if q.Owed != data.OwedByAny {
		open += " AND p.by = ?"
		args = []any{string(q.Owed)}
	}
	return condition{
		set: "SELECT p.contact FROM promise p WHERE " + open, setArgs: args,
		test: "EXISTS (SELECT 1 FROM promise p WHERE p.contact = i.id AND " + open + ")", args: args,
	}
}

// clockStates say of a row of contact_due how far it is, as data.Clock.State does: ?1 is today, ?2 the last day of ties that sleep.
var clockStates = func() map[data.ClockFilter]string {
	const passed, whole, asleep = "max(?1 - d.start, 0)", "max(d.due - d.start, 1)", "(d.touch IS NOT NULL AND d.touch <= ?2)"
	const soon, due, drifting = passed + " * 5 >= 4 * " + whole, passed + " >= " + whole, passed + " * 2 >= 3 * " + whole
	return map[data.ClockFilter]string{
		data.ClockFilter(data.Soon):     soon + " AND NOT " + due,
		data.ClockFilter(data.Due):      due + " AND NOT " + drifting,
		data.ClockFilter(data.Drifting): drifting + " AND NOT " + asleep,
		data.ClockFilter(data.Dormant):  drifting + " AND " + asleep,
		data.DueNow:                     due + " AND NOT (" + drifting + " AND " + asleep + ")",
	}
}()

// clock is whose cadence is so far, by the rules of the list of who is due: see dueReader.
func (f *finder) clock(ctx context.Context) ([]condition, error) {
	const clocks, theirs = "SELECT d.contact FROM contact_due d", "SELECT 1 FROM contact_due d WHERE d.contact = i.id"
	switch f.query.Clock {
	case data.AnyCadence:
		return []condition{{set: clocks, test: "EXISTS (" + theirs + ")"}}, nil
	case data.NoCadence:
		return []condition{{others: "SELECT contact FROM contact_due", test: "NOT EXISTS (" + theirs + ")"}}, nil
	case data.PutOff:
		args := []any{f.today.Days()}
		return []condition{{set: clocks + " WHERE d.waits > ?", setArgs: args, test: "EXISTS (" + theirs + " AND d.waits > ?)", args: args}}, nil
	}
	state, ok := clockStates[f.query.Clock]
	if !ok {
		return []condition{{set: clocks + " WHERE 0", test: "0"}}, nil
	}
	near, err := readNear(ctx, f.q, f.today)
	if err != nil {
		return nil, err
	}
	ahead, err := f.ahead(ctx, &near)
	if err != nil {
		return nil, err
	}
	holds, args := numbered(`d.waits <= ?1 AND d.latest <= ?3 AND (d.clock = 'touch' OR d.contact NOT IN (
		SELECT contact FROM attendee WHERE event IN (SELECT value FROM json_each(?4)) AND cancelled IS NULL)) AND `+state,
		f.today.Days(), lastAsleep(f.today).Days(), f.now.UnixMilli(), jsonIDs(near.ids))
	c := condition{set: clocks + " WHERE " + holds, setArgs: args, test: "EXISTS (" + theirs + " AND " + holds + ")", args: args}
	if len(ahead) > 0 {
		c.set, c.setArgs = c.set+" UNION ALL SELECT value FROM json_each(?)", append(slices.Clone(args), jsonIDs(ahead))
		c.test, c.args = "("+c.test+" OR i.id IN (SELECT value FROM json_each(?)))", append(slices.Clone(args), jsonIDs(ahead))
	}
	return []condition{c}, nil
}

// ahead finds those whose cadence is so far among the contacts with an encounter that is still ahead: their derived rows do not
// hold yet.
func (f *finder) ahead(ctx context.Context, near *nearEvents) (out []int64, err error) {
	ids, err := column[int64](ctx, f.q, "SELECT DISTINCT contact FROM contact_due WHERE latest > ?", f.now.UnixMilli())
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	counted, err := countClocks(ctx, f.q, ids, f.now)
	if err != nil {
		return nil, err
	}
	resting, err := near.listed(ctx, f.q, ids)
	for id, c := range counted {
		for _, d := range c.due(id, f.today, resting[id]) {
			if f.query.Clock == data.ClockFilter(d.State) || f.query.Clock == data.DueNow && (d.State == data.Due || d.State == data.Drifting) {
				out = append(out, id)
				break
			}
		}
	}
	return out, err
}

// numbered makes ?1, ?2 … of a condition plain parameters, so that it can stand among others.
func numbered(sql string, values ...any) (string, []any) {
	var out []byte
	var args []any
	for i := 0; i < len(sql); i++ {
		out = append(out, sql[i])
		if sql[i] == '?' {
			i++
			args = append(args, values[sql[i]-'1'])
		}
	}
	return string(out), args
}

func overCondition(today data.Date) condition {
	const over = "o.keep_until <> '' AND o.keep_until <= ? AND o.kept = ''"
	args := []any{today.String()}
	return condition{
		set: "SELECT o.contact FROM consent o WHERE " + over, setArgs: args,
		test: "EXISTS (SELECT 1 FROM consent o WHERE o.contact = i.id AND " + over + ")", args: args,
	}
}

// belonging says who is inside or outside of the user's organisation. While that is not known, nobody is either.
func (f *finder) belonging(ctx context.Context) ([]condition, error) {
	keys, err := ownKeys(ctx, f.q)
	if err != nil {
		return nil, err
	}
	args := []any{jsonTexts(keys)}
	const listed = "k.key IN (SELECT value FROM json_each(?))"
	switch {
	case len(keys) == 0:
		f.aside = true
		return []condition{{set: "SELECT contact FROM contact_key WHERE 0", test: "0"}}, nil
	case f.query.Belongs == data.Inside:
		return []condition{{
			set: "SELECT k.contact FROM contact_key k WHERE " + listed, setArgs: args,
			test: "EXISTS (SELECT 1 FROM contact_key k WHERE k.contact = i.id AND " + listed + ")", args: args,
		}}, nil
	}
	return []condition{{test: "i.sort_org > x'00' AND i.sort_org <> x'ff'"}, {
		others: "SELECT k.contact FROM contact_key k WHERE " + listed,
		test:   "NOT EXISTS (SELECT 1 FROM contact_key k WHERE k.contact = i.id AND " + listed + ")", args: args,
	}}, nil
}

// ownKeys are the keys of the user's own organisation; none while that is not known.
func ownKeys(ctx context.Context, q querier) ([]string, error) {
	own, err := ownNames(ctx, q)
	keys := []string{}
	for _, name := range own {
		if key := orgKey(name); key != noOrg {
			keys = append(keys, key)
		}
	}
	return keys, err
}

// SidesKnown reports whether the user's own organisation is known, so that somebody can be inside or outside of it.
func (s *Store) SidesKnown(ctx context.Context) (known bool, err error) {
	err = s.read(ctx, say.Phrase("reading your organisation"), func(q querier) error {
		keys, err := ownKeys(ctx, q)
		known = len(keys) > 0
		return err
	})
	return known, err
}

// inOneEncounter is who was met in a session, between days or by a medium: all in one encounter.
func (f *finder) inOneEncounter(ctx context.Context) ([]condition, error) {
	q := &f.query
	cond, args := "e.trashed IS NULL", []any(nil)
	and := func(more string, values ...any) { cond, args = cond+" AND "+more, append(args, values...) }
	if q.Session != 0 {
		and("e.session = ?", q.Session)
	}
	switch q.Medium {
	case "":
	case data.FaceToFace:
		and("e.medium IS NULL")
	default:
		and("e.medium = ?", string(q.Medium))
	}
	if q.Has(data.ByMet) {
		from, to, others, err := f.between(ctx)
		if err != nil {
			return nil, err
		}
		and("e.at >= ? AND e.at < ?", from, to)
		if len(others) > 0 {
			and("e.id NOT IN (SELECT value FROM json_each(?))", jsonIDs(others))
		}
	}
	return []condition{{
		set: "SELECT e.contact FROM encounter e WHERE " + cond, setArgs: args,
		test: "EXISTS (SELECT 1 FROM encounter e INDEXED BY encounter_contact WHERE e.contact = i.id AND " + cond + ")", args: args,
	}}, nil
}

// Zones are at most so far from UTC, in milliseconds.
const (
	eastmost = 14 * 3600_000
	westmost = 12 * 3600_000
)

// between gives the moments between which a day from MetFrom to MetTo can be somewhere in the world, in milliseconds, and the
// encounters between them that were on another day where they were.
func (f *finder) between(ctx context.Context) (from, to int64, others []int64, err error) {
	const day = 24 * 3600_000
	q := &f.query
	first, after := int64(-1)<<62, int64(1)<<62
	from, to = first, after
	if !q.MetFrom.IsZero() {
		first = int64(q.MetFrom.Days()) * day
		from = first - eastmost
	}
	if !q.MetTo.IsZero() {
		after = int64(q.MetTo.Days()+1) * day
		to = after + westmost
	}
	err = each(ctx, f.q, func(r *sql.Rows) error {
		var id, at int64
		var allDay sql.NullInt64
		var own string
		var there sql.NullString
		if err := r.Scan(&id, &at, &allDay, &own, &there); err != nil {
			return err
		}
		e := data.Encounter{At: fromMillis(at), AllDay: allDay.Valid, Zone: own}
		e.Zone = e.Clocks(there.String)
		lived := data.DateOf(e.Local()).Days()
		if !q.MetFrom.IsZero() && lived < q.MetFrom.Days() || !q.MetTo.IsZero() && lived > q.MetTo.Days() {
			others = append(others, id)
		}
		return nil
	}, `SELECT e.id, e.at, e.all_day, e.zone, w.zone FROM encounter e LEFT JOIN event w ON w.id = e.event AND w.trashed IS NULL
		WHERE e.trashed IS NULL AND e.at >= ?1 AND e.at < ?2 AND (e.at < ?3 OR e.at >= ?4)`,
		from, to, satAdd(first, westmost), satAdd(after, -eastmost))
	return from, to, others, err
}

// satAdd adds within bounds that stand for no bound.
func satAdd(at, more int64) int64 {
	if at == int64(-1)<<62 || at == int64(1)<<62 {
		return at
	}
	return at + more
}
