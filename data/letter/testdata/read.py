"""Reads messages and addresses as other programs do: lines of JSON in, lines of JSON out."""
import base64, email, email.policy, email.utils, json, sys, urllib.parse

def message(raw):
    m = email.message_from_bytes(raw, policy=email.policy.default)
    to = [[a.display_name, a.addr_spec] for a in m["To"].addresses] if m["To"] else []
    head = raw.split(b"\r\n\r\n", 1)[0]
    return {
        "headers": sorted(k.lower() for k in m.keys()), "to": to, "subject": str(m["Subject"]), "body": m.get_content(),
        "unsent": m["X-Unsent"], "type": m.get_content_type(), "charset": m.get_content_charset(), "date": m["Date"].datetime.isoformat(),
        "defects": [str(d) for d in m.defects] + [str(d) for k in m.keys() for d in m[k].defects],
        "longest": max(len(l) for l in raw.split(b"\r\n")), "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
        "ascii": all(c < 128 for c in head),
    }

def address(text):
    u = urllib.parse.urlsplit(text)
    q = urllib.parse.parse_qs(u.query, keep_blank_values=True, strict_parsing=True) if u.query else {}
    return {"scheme": u.scheme, "to": [urllib.parse.unquote(a) for a in u.path.split(",")], "query": q, "fragment": u.fragment}

for line in sys.stdin:
    case = json.loads(line)
    out = {}
    if case.get("eml"):
        out["eml"] = message(base64.b64decode(case["eml"]))
    if case.get("mailto"):
        out["mailto"] = address(case["mailto"])
    print(json.dumps(out))
