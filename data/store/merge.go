package store

import "slices"

// mergeBack undoes one change of an aggregate that was changed again later. A value that the change set (before
// against after) goes back if it is still the same now. All other values stay; kept names their columns and
// lists.
func mergeBack(a *aggregate, before, after, now image) (target image, kept []string) {
	target = now.clone()
	root := a.root()
	for c, name := range root.columns {
		switch {
		case bookkeeping[name] || before.root()[c] == after.root()[c]:
		case now.root()[c] == after.root()[c]:
			target.root()[c] = before.root()[c]
		case now.root()[c] != before.root()[c]:
			kept = append(kept, name)
		}
	}
	for t := 1; t < len(a.tables); t++ {
		tab := &a.tables[t]
		var ok bool
		if tab.keyed {
			target[t], ok = mergeKeyed(tab, before[t], after[t], now[t])
		} else {
			target[t], ok = mergeList(before[t], after[t], now[t])
		}
		if !ok {
			kept = append(kept, tab.name)
		}
	}
	return target, kept
}

// listed is the number of leading columns in a row of a list: owner and position.
const listed = 2

func sameRow(x, y record) bool { return slices.Equal(x[listed:], y[listed:]) }

func holds(rows []record, r record) bool {
	return slices.ContainsFunc(rows, func(x record) bool { return sameRow(x, r) })
}

// mergeList treats rows as a set: it removes the rows that the change added, and puts the rows that it removed
// back in their place. If the change replaced rows and the new ones were changed later, putting the old ones
// back would double them: then the list stays as it is.
func mergeList(before, after, now []record) (out []record, ok bool) {
	if slices.EqualFunc(before, after, slices.Equal) {
		return now, true
	}
	if slices.EqualFunc(after, now, slices.Equal) {
		return before, true
	}
	var removed []record
	missing := false
	for _, r := range after {
		if !holds(before, r) && !holds(now, r) {
			missing = true
		}
	}
	for _, r := range before {
		if !holds(after, r) && !holds(now, r) {
			removed = append(removed, r)
		}
	}
	if missing && len(removed) > 0 {
		return now, false
	}
	for _, r := range now {
		if holds(before, r) || !holds(after, r) {
			out = append(out, slices.Clone(r))
		}
	}
	for _, r := range removed {
		at := min(int(r[1].(int64)), len(out))
		out = slices.Insert(out, at, slices.Clone(r))
	}
	for i := range out {
		out[i][1] = int64(i)
	}
	return out, true
}

// mergeKeyed merges rows with ids of their own, column by column; ok is false when it left something alone.
func mergeKeyed(tab *table, before, after, now []record) (out []record, ok bool) {
	rowsBefore, rowsAfter, rowsNow := rowsByID(before), rowsByID(after), rowsByID(now)
	ok = true
	for _, n := range now {
		b, a := rowsBefore[n[0]], rowsAfter[n[0]]
		switch {
		case a == nil: // added later
			out = append(out, slices.Clone(n))
		case b == nil && slices.Equal(a, n): // added by the change: removed
		case b == nil:
			ok = false
			out = append(out, slices.Clone(n))
		default:
			row := slices.Clone(n)
			for c := range tab.columns {
				if b[c] == a[c] || n[c] == b[c] {
					continue
				}
				if n[c] == a[c] {
					row[c] = b[c]
				} else {
					ok = false
				}
			}
			out = append(out, row)
		}
	}
	for _, b := range before {
		switch a, still := rowsAfter[b[0]], rowsNow[b[0]] != nil; {
		case still:
		case a == nil: // removed by the change: comes back
			out = append(out, slices.Clone(b))
		case !slices.Equal(b, a): // altered, then removed
			ok = false
		}
	}
	return out, ok
}

// rowsByID finds rows by their ids: an event may have thousands of sessions.
func rowsByID(rows []record) map[any]record {
	out := make(map[any]record, len(rows))
	for _, r := range rows {
		if out[r[0]] == nil {
			out[r[0]] = r
		}
	}
	return out
}
