"""Invented rows of GDELT, in the layout of 61 or 58 columns, with all that goes wrong in them."""

import random

import vocabulary

ACTOR = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
         "Religion2Code", "Type1Code", "Type2Code", "Type3Code"]


def columns(count=61):
    geography = ["Type", "FullName", "CountryCode", "ADM1Code"]
    geography += (["ADM2Code"] if count == 61 else []) + ["Lat", "Long", "FeatureID"]
    names = ["GLOBALEVENTID", "Day", "MonthYear", "Year", "FractionDate"]
    names += ["Actor1" + name for name in ACTOR] + ["Actor2" + name for name in ACTOR]
    names += ["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
              "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"]
    for place in ["Actor1Geo_", "Actor2Geo_", "ActionGeo_"]:
        names += [place + name for name in geography]
    return names + ["DATEADDED"] + (["SOURCEURL"] if count != 57 else [])


def actor(code="", name="", country="", group="", ethnic="", religion="", types=()):
    types = list(types) + [""] * (3 - len(types))
    return [code, name, country, group, ethnic, religion, "", *types]


STATES = ["USA", "RUS", "CHN", "KAZ", "ROM", "ZAR", "FRA", "TUR", "IND", "MTN"]
ACTORS = [actor(code, name, code) for code, name in zip(STATES, [
    "WASHINGTON", "MOSCOW", "BEIJING", "ASTANA", "BUCHAREST", "KINSHASA", "PARIS", "TÜRKİYE",
    "NEW DELHI", "PODGORICA"])]
ACTORS += [
    actor("USAGOV", "WHITE HOUSE", "USA", types=["GOV"]),
    actor("RUSMIL", "RUSSIAN ARMY", "RUS", types=["MIL"]),
    actor("CHNBUS", "HUAWEI", "CHN", types=["BUS"]),
    actor("IGOUNO", "UNITED NATIONS", group="UNO", types=["IGO"]),
    actor("NGO", "ÄRZTE OHNE GRENZEN", types=["NGO"]),
    actor("EUR", "EUROPE", "EUR"),
    actor("kurMOS", "ИСЛАМ \"x\", كرد", ethnic="kur", religion="MOS"),
    actor("CVL", "CITIZENS", types=["CVL"]),
    actor("A,B 'c\"", "NAME, WITH COMMA", types=["REB"]),
]
NOBODY = actor()


def row(id, day="20240703", first=None, second=None, code="042", goldstein="1.9", mentions="12",
        url="https://www.example.org/a.html", count=61):
    place = ["4", "Astana, Kazakhstan", "KZ", "KZ05"] + (["23569"] if count == 61 else [])
    place += ["51.18", "71.44", "-2325003"]
    fields = [str(id), day, day[:6], day[:4], "2024.5"]
    fields += (first or ACTORS[1]) + (second or ACTORS[3])
    fields += ["1", code, code[:3], code[:2], "1", goldstein, mentions, "3", "10", "2.5"]
    fields += place * 3 + ["20240704101500"]
    if count != 57:
        fields.append(url)
    return fields


def rows(number, seed=1, count=61):
    """Rows of every kind: good, repeated, one-sided, of unknown codes, and bad, as lines."""
    chance = random.Random(seed)
    codes = [m["code"] for m in vocabulary.meanings()]
    lines = []
    for id in range(1, number + 1):
        code = codes[id % len(codes)] if id <= len(codes) else chance.choice(codes)
        first, second = chance.choice(ACTORS), chance.choice(ACTORS)
        day = "202407%02d" % chance.randint(1, 9)
        goldstein = chance.choice(["", "0", "0.0", "3.4", "-10.0", "10", "-0.1", "1.9"])
        url = chance.choice([
            "", "None", "https://www.example.org/%d" % chance.randint(1, 20),
            "http://news.example.com:80/ü?q=%d" % chance.randint(1, 5), "BBC Monitoring"])
        fields = row(id, day, first, second, code, goldstein, str(chance.randint(1, 50)), url,
                     count)
        event = chance.random()
        if event < 0.05:
            fields[chance.choice([5, 15])] = ""
        elif event < 0.07:
            fields[columns(count).index("EventCode")] = chance.choice(["---", "999", ""])
        elif event < 0.08:
            fields[5] = "  " + fields[5] + " "
        lines.append("\t".join(fields))
        if event > 0.95:  # The same event again: with another address, another score.
            again = list(fields)
            again[-1] = "https://again.example.org/"
            if event > 0.98:
                again[columns(count).index("GoldsteinScale")] = "-9.5"
            lines.append("\t".join(again))
        if event > 0.99:
            lines.append(lines[-1])
    lines += bad_lines(count)
    chance.shuffle(lines)
    return lines


def bad_lines(count=61):
    return ["9002\t20240703", "\t".join(row("", count=count)),
            "\t".join(row(9003, "20240732", count=count)), "\t".join(row(9004, "2024", count=count)),
            "\t".join(row(9005, goldstein="11", count=count)),
            "\t".join(row(9006, goldstein="nan", count=count)),
            "\t".join(row(9007, mentions="many", count=count)),
            "\t".join(row(9008, count=count)) + "\tone more", "no tab at all", "\u202e\x00\x1b[31m"]
