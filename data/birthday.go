package data

// In is the day of a birthday in a year: one of 29 February falls on the 28th where the year has no 29th.
func (d Date) In(year int) Date {
	leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
	if d.Month == 2 && d.Day == 29 && !leap {
		return Date{year, 2, 28}
	}
	return Date{year, d.Month, d.Day}
}

// Next is when a birthday is next, from a day on.
func (d Date) Next(today Date) Date {
	if next := d.In(today.Year); next.Days() >= today.Days() {
		return next
	}
	return d.In(today.Year + 1)
}
