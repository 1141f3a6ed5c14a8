package data

// MostValues is how many values of one kind a contact has at most: e-mail addresses, phone numbers, topics …
const MostValues = 1000
