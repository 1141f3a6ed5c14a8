"""Prints cards, each a file of the folder given, as the address book khard reads them: a JSON list of people."""
import glob
import hashlib
import json
import sys

try:
    from khard.contacts import Contact as Card
except ImportError:  # before khard 0.19
    from khard.carddav_object import CarddavObject as Card


def typed(values):
    """values by their types, as pairs of the types in order and the value"""
    return [[sorted(t.strip().lower().split("=")[0] for t in types.split(",")), v] for types, each in values.items() for v in each]


out = []
for name in sorted(glob.glob(sys.argv[1] + "/*.vcf")):
    card = Card.from_file(None, name)
    born = card.birthday
    if born is None:
        birthday = ""
    elif born.year == 1900:  # khard's word for a birthday without a year
        birthday = born.strftime("--%m-%d")
    else:
        birthday = born.strftime("%Y-%m-%d")
    out.append({
        "uid": card.uid, "display_name": card.formatted_name, "birthday": birthday,
        "prefix": card._get_name_prefixes(), "given": card._get_first_names(), "additional": card._get_additional_names(),
        "family": card._get_last_names(), "suffix": card._get_name_suffixes(),
        "nicknames": card.nicknames, "organisations": card.organisations, "titles": card.titles, "notes": card.notes,
        "links": [[*link.items()][0] if isinstance(link, dict) else ["", link] for link in card.webpages],
        "topics": card.categories, "phones": typed(card.phone_numbers), "emails": typed(card.emails), "addresses": typed(card.post_addresses),
        "photos": [hashlib.sha256(p.value).hexdigest() for p in card.vcard.getChildren() if p.name == "PHOTO" and isinstance(p.value, bytes)],
        "other": [[p.name, p.value] for p in card.vcard.getChildren() if p.name.startswith("X-") and p.name != "X-ABLABEL"],
    })
json.dump(out, sys.stdout)
