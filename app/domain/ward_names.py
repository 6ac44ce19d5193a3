"""What a file's name says about wards, before any municipality is known.

Names are written by people: dates, copy marks, counts and telephone numbers stand beside the
ward. Each is set aside first, so that only a number that follows the word ward remains.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

SET_ASIDE = "\x00"
"""Stands, character for character, where a date or copy mark was."""

_GAP = r"[\s_.,:;#(\[\-–—]{0,5}"
_LINK = r"[\s_.,:;/\\&+()\[\]\-–—]*"
_WORD_LINK = r"(?:and|en|to|tot|plus|ward|wyk|no|nr)"
_KEYWORD = rf"(?<![a-z])(?P<word>wards?|wyke?)(?![a-z]){_GAP}(?:(?:no|nr|nos|number|nommer){_GAP})?"
_MENTION = re.compile(
    rf"(?:{_KEYWORD}|(?<![a-z0-9])w)(?P<numbers>[0-9]{{1,3}}(?![0-9])"
    rf"(?:{_LINK}(?:{_WORD_LINK}{_LINK})?[0-9]{{1,3}}(?![0-9]|[a-z]{{2}}))*)"
)
_KEYWORD_BEFORE = re.compile(rf"{_KEYWORD}$")
_KEYWORD_AND_DATE = re.compile(rf"{_KEYWORD}{SET_ASIDE}")
_SUFFIX = re.compile(r"(?:[a-z]|st|nd|rd|th)(?![a-z])")
_LISTED_DATE = re.compile(rf"\s*(?:[&+,/]|(?:and|en|to|tot)\s)\s*{SET_ASIDE}")
_DATE_NEXT = re.compile(rf"{_LINK}{SET_ASIDE}")
_BARE = re.compile(r"(?<![0-9a-z])[0-9]{1,3}(?![0-9a-z])|(?<=[a-z])[0-9]{1,3}(?![0-9a-z])")
_EIGHT_DIGITS = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])")
_PHONE_BEFORE = re.compile(r"(?<![0-9])(?:0[0-9]{1,2}|\+?27)[\s._-]?$")

_EXTENSION = re.compile(r"\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt|html?)\s*$", re.IGNORECASE)
_INNER_WORD = re.compile(r"(?<=[a-z])(?=W(?:ard|yk))")
_COPY_MARK = re.compile(r"\([1-9]\)(?=\s*$)")
_YEAR = r"(?:19|20)[0-9]{2}"
_NUMERIC_DATES = (
    re.compile(rf"(?<![0-9])[0-3]?[0-9]([-./_ ])[0-3]?[0-9]\1{_YEAR}(?![0-9])"),
    re.compile(rf"(?<![0-9]){_YEAR}([-./_ ])[01]?[0-9]\1[0-3]?[0-9](?![0-9])"),
)
# Without a century "16-17-18" may be three wards: only a possible month makes it a date.
_SHORT_DATE = re.compile(
    r"(?<![0-9])[0-3]?[0-9]([-./])(?:0?[1-9]|1[0-2])\1[0-9]{2}(?![0-9])(?!\1[0-9])"
)
_MONTH = (
    "(?:jan(?:uary|uarie)?|feb(?:ruary|ruarie)?|mar(?:ch)?|maart|mrt|apr(?:il)?|may|mei"
    "|june?|junie|july?|julie|aug(?:ust|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?"
    "|nov(?:ember)?|de[cs](?:ember)?)"
)
_MONTH_DATE = re.compile(
    rf"(?P<day>(?<![0-9])[0-3]?[0-9](?:st|nd|rd|th|ste|de)?[\s_.,-]{{0,3}})?(?<![a-z]){_MONTH}"
    rf"(?![a-z])(?:[\s_.,-]{{0,3}}[0-3]?[0-9](?![0-9])(?:st|nd|rd|th)?)?"
    rf"(?:[\s_.,'-]{{0,3}}{_YEAR}(?![0-9]))?"
)

_PROVINCES = {
    "Eastern Cape": "ec|eastern ?cape|oos ?kaap",
    "Free State": "fs|free ?state|vry ?staat",
    "Gauteng": "gp|gauteng",
    "KwaZulu-Natal": "kzn|kwa ?zulu[ -]?natal",
    "Limpopo": "lp|lim|limpopo",
    "Mpumalanga": "mp|mpumalanga",
    "North West": "nw|north ?west|noord ?wes",
    "Northern Cape": "nc|northern ?cape|noord ?kaap",
    "Western Cape": "wc|western ?cape|wes ?kaap",
}
_PROVINCE_PATTERNS = {
    province: re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")
    for province, words in _PROVINCES.items()
}


@dataclass(frozen=True, slots=True)
class WardMention:
    """A place where a text names wards: "ward 16 and 17" gives (16, 17).

    `unclear` is True where the number may be something else: "16th", "16A", half a date.
    """

    start: int
    end: int
    numbers: tuple[int, ...]
    unclear: bool


def normalise(text: str) -> str:
    """Lower case without accents, apostrophes and file extension; letters and digits as ASCII."""
    stem = _INNER_WORD.sub(" ", _EXTENSION.sub("", text))
    plain = unicodedata.normalize("NFKD", stem)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub("['’‘`ʼ]", "", plain.casefold()).replace(SET_ASIDE, " ")


def set_dates_aside(text: str) -> str:
    """The normalised text with dates and copy marks blanked out, at the same length."""
    text = _COPY_MARK.sub(_blank_unless_ward, text)
    for pattern in _NUMERIC_DATES:
        text = pattern.sub(_blank, text)
    text = _SHORT_DATE.sub(_blank_unless_listed, text)
    return _MONTH_DATE.sub(_blank_but_ward_number, text)


def ward_mentions(text: str) -> tuple[WardMention, ...]:
    """The wards a prepared text names, in order; `text` comes from `set_dates_aside`."""
    found = [_mention(match) for match in _MENTION.finditer(text)]
    # "WARD 16-11-2025": the date may have swallowed the ward.
    found += [
        WardMention(match.start(), match.end(), (), True)
        for match in _KEYWORD_AND_DATE.finditer(text)
    ]
    return tuple(found)


def bare_numbers(text: str) -> tuple[int, ...]:
    """Numbers of one to three digits that stand alone, without the word ward; never 0."""
    numbers = (int(match.group()) for match in _BARE.finditer(text))
    return tuple(dict.fromkeys(number for number in numbers if number))


def eight_digits(text: str) -> tuple[tuple[str, bool], ...]:
    """Runs of exactly eight digits, and whether the word ward stands before each.

    The end of a telephone number is left out.
    """
    found = []
    for match in _EIGHT_DIGITS.finditer(text):
        before = text[: match.start()]
        if not _PHONE_BEFORE.search(before):
            found.append((match.group(), _KEYWORD_BEFORE.search(before) is not None))
    return tuple(found)


def provinces_named(text: str) -> frozenset[str]:
    """The provinces a normalised text names, in full or by abbreviation."""
    return frozenset(
        province for province, pattern in _PROVINCE_PATTERNS.items() if pattern.search(text)
    )


def may_be_date(digits: str) -> bool:
    """True when eight digits can be a date of 1990 to 2099; 10102005 is also a ward ID."""
    orders = (
        (digits[4:], digits[2:4], digits[:2]),
        (digits[4:], digits[:2], digits[2:4]),
        (digits[:4], digits[4:6], digits[6:]),
    )
    return any(_is_recent(int(year), int(month), int(day)) for year, month, day in orders)


def _is_recent(year: int, month: int, day: int) -> bool:
    if not 1990 <= year <= 2099:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _mention(match: re.Match[str]) -> WardMention:
    text, end = match.string, match.end()
    numbers = tuple(int(digits) for digits in re.findall("[0-9]+", match["numbers"]))
    plural = match["word"] in ("wards", "wyke")
    unclear = (
        0 in numbers
        or _SUFFIX.match(text, end) is not None
        or _LISTED_DATE.match(text, end) is not None
        or (plural and _DATE_NEXT.match(text, end) is not None)
    )
    return WardMention(match.start(), end, tuple(n for n in numbers if n), unclear)


def _blank(match: re.Match[str]) -> str:
    return SET_ASIDE * len(match.group())


def _blank_unless_ward(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    return match.group() if _KEYWORD_BEFORE.search(before) else _blank(match)


def _blank_unless_listed(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    listed = before[-1:] == match[1] and before[-2:-1].isdigit()
    return match.group() if listed else _blank(match)


def _blank_but_ward_number(match: re.Match[str]) -> str:
    """In "ward 16 Nov 2025" the 16 is the ward; in "ward 5, 16 Nov 2025" it is the day."""
    day = match["day"] or ""
    if day and _KEYWORD_BEFORE.search(match.string[: match.start()]):
        return day + SET_ASIDE * (len(match.group()) - len(day))
    return _blank(match)
