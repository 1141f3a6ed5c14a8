package intake

// lookup finds things by their keys, row by row of a file. In one row each thing is found once; what the row
// itself adds is found by later rows. Each lookup takes the same time, however many things there are and were
// found. The zero value is empty.
type lookup[K comparable, T any] struct {
	there  []T
	lists  map[K]*keyed
	row    int
	end    int         // number of things when the row began
	taken  map[int]int // by indices in there: the row that found the thing last
	looked int         // number of looks at a thing or a key: for tests
}

// keyed is the things with one key, by their indices.
type keyed struct {
	at   []int
	row  int // the row for which from is valid
	from int // earlier ones were found in this row
}

// add appends a thing with its keys.
func (l *lookup[K, T]) add(one T, keys ...K) {
	l.there = append(l.there, one)
	l.also(len(l.there)-1, keys...)
}

// also gives a thing more keys.
func (l *lookup[K, T]) also(i int, keys ...K) {
	if l.lists == nil {
		l.lists, l.taken = map[K]*keyed{}, map[int]int{}
	}
	l.looked += len(keys)
	for _, k := range keys {
		list := l.lists[k]
		if list == nil {
			list = &keyed{}
			l.lists[k] = list
		}
		if n := len(list.at); n == 0 || list.at[n-1] != i {
			list.at = append(list.at, i)
		}
	}
}

// nextRow begins a row: things that earlier rows found can be found again.
func (l *lookup[K, T]) nextRow() {
	l.row++
	l.end = len(l.there)
}

// find gives the index of the first thing under one of the keys for which is holds and which the row has not
// found yet; -1 when there is none.
func (l *lookup[K, T]) find(is func(*T) bool, keys ...K) int {
	found := -1
	for _, k := range keys {
		if i := l.under(l.lists[k], is); i >= 0 && (found < 0 || i < found) {
			found = i
		}
	}
	if found >= 0 {
		l.taken[found] = l.row
	}
	return found
}

func (l *lookup[K, T]) under(list *keyed, is func(*T) bool) int {
	if list == nil {
		return -1
	}
	if list.row != l.row {
		list.row, list.from = l.row, 0
	}
	for list.from < len(list.at) && l.taken[list.at[list.from]] == l.row {
		list.from++
	}
	for _, i := range list.at[list.from:] {
		if l.looked++; i < l.end && l.taken[i] != l.row && is(&l.there[i]) {
			return i
		}
	}
	return -1
}
