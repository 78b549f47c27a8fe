"""The words of the one-machine readers, read from their source, as a plan carries them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EVENTS = ROOT / "Sources/EntenteFormats/Events"
SYMMETRIC = {"met-with", "spoke-with", "cooperates-with", "consults-with", "negotiates-with",
             "agreement-with"}
NEGATIVE = {"criticizes", "opposes", "threatens", "sanctions", "attacks", "investigates", "sues",
            "demands-of", "finds-guilty", "rejects", "reduces-relations-with", "coerces"}
DEFAULT_STRENGTHS = {"comments-on": 0.5, "attacks": 2.0}
BODIES = ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "IGO", "NGO", "NGM", "MNC", "IMG", "PTY"]
DIFFERING = {"IMY": "IMN", "MTN": "MNE", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD"}


def table(file, name):
    text = (EVENTS / file).read_text()
    return re.search(r'static let %s = """\n(.*?)\n *"""' % name, text, re.S).group(1)


def meanings():
    found = []
    for line in table("CAMEOCodes.swift", "table").splitlines():
        head, codes = line.strip().split(":")
        *words, goldstein = head.split()
        for code in codes.split():
            entry = {"code": code, "kind": words[0], "planned": "planned" in words,
                     "reversed": "reversed" in words, "strength": float(goldstein)}
            found.append(entry)
            # Programs that take codes for numbers lose the zero in front.
            if code.startswith("0"):
                found.append({**entry, "code": code[1:]})
    known = set()
    # A code that is spelled in full comes before one without its zero.
    unique = [m for m in sorted(found, key=lambda m: m["code"])
              if not (m["code"] in known or known.add(m["code"]))]
    return unique


def plover():
    found = []
    for line in table("PLOVERTypes.swift", "table").splitlines():
        code, *words = line.split()
        found.append({"code": code, "kind": words[0], "planned": "planned" in words,
                      "reversed": "reversed" in words, "strength": None})
    return found


def countries():
    """Code, short name, other names."""
    rows = [line.strip() for line in table("CountryNames.swift", "rows").splitlines()]
    return [(row[:3], *row[4:].split("|")) for row in rows]


def plan_words(is_plover=False):
    coded = plover() if is_plover else meanings()
    isos = [row[0] for row in countries()]
    names = []
    known = set()
    for code, *spellings in countries():
        for name in [code, *spellings]:
            if name.lower() not in known:
                known.add(name.lower())
                names.append({"name": name.lower(), "iso": code, "id": spellings[0]})
    kinds = sorted({m["kind"] for m in coded} | {"acts-toward"})
    return {
        "meanings": coded,
        "unknownMeaning": {"kind": "acts-toward", "planned": False, "reversed": False,
                           "strength": None},
        "countries": [{"code": c, "iso": c} for c in isos if c not in DIFFERING]
        + [{"code": c, "iso": i} for c, i in DIFFERING.items()],
        "names": names, "bodies": BODIES,
        "kinds": [{"kind": kind, "inverse": None, "symmetric": kind in SYMMETRIC,
                   "sign": "negative" if kind in NEGATIVE else "positive",
                   "defaultStrength": DEFAULT_STRENGTHS.get(kind, 1.0)} for kind in kinds],
    }
