package words

import "testing"

func TestOneThingIsOne(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{ThingCount(1), "1 thing"},
		{ThingCount(0), "0 things"},
		{ThingCount(2000), "2,000 things"},
		{PeopleCount(1), "1 person"},
		{PeopleCount(2), "2 people"},
		{EventCount(1), "1 event"},
		{PairCount(1), "1 pair"},
		{CopyCount(1), "1 copy"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
