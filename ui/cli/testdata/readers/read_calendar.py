"""Prints a calendar as icalendar reads it: a JSON list of its events and to-dos; moments are in UTC, days are days."""
import datetime
import json
import sys

import icalendar


def form(value):
    if value is None:
        return ""
    if isinstance(value.dt, datetime.datetime):
        return value.dt.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.dt.isoformat()


with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
out = []
for part in calendar.walk():
    if part.name not in ("VEVENT", "VTODO"):
        continue
    text = lambda name: str(part.get(name, ""))
    out.append({
        "kind": part.name, "title": text("SUMMARY"), "place": text("LOCATION"), "note": text("DESCRIPTION"), "link": text("URL"),
        "start": form(part.get("DTSTART")), "end": form(part.get("DTEND")), "due": form(part.get("DUE")),
        "zone": part["DTSTART"].params.get("TZID", "") if "DTSTART" in part else "",
        "alarms": [str(a.get("DESCRIPTION")) for a in part.subcomponents],
    })
json.dump(out, sys.stdout)
