"""Finding municipalities' names in prepared text: whole words, longest first.

Names overlap ("Lekwa" and "Lekwa-Teemane"), repeat (Emalahleni is EC136 and MP312) and are
names of people too ("Moses Kotane branch"); each case is kept apart so that it can be asked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.ward import WardChoice, WardId
from app.domain.ward_names import WardMention, normalise

NEAR_ENOUGH = 0.8
MAX_NEAR = 3
MAX_WORDS = 12

# Municipalities whose names are also people's, branches', streets' or plain words. They count
# only where they stand beside the ward.
_ALSO_OTHER_NAMES = (
    "George;Naledi;Lesedi;Richmond;Seme;Nala;Ubuntu;Buffalo;Thembelihle;Phumelela;Prince Albert"
    ";Prins Albert;Nelson Mandela;Winnie Mandela;Winnie Madikizela-Mandela;Steve Tshwete"
    ";Walter Sisulu;Govan Mbeki;Moses Kotane;JB Marks;Joe Morolong;Sol Plaatje;Sol Plaatjie"
    ";Victor Khanye;Enoch Mgijima;Raymond Mhlaba;Ray Mhlaba;Alfred Duma;Albert Luthuli"
    ";Chief Albert Luthuli;Collins Chabane;Elias Motsoaledi;Elias Motswaledi;Ephraim Mogale"
    ";Mogale;Dawid Kruiper;David Kruiper;Ramotshere;Ramotshere Moiloa;JS Moroka;Dr JS Moroka"
    ";Beyers Naude;Dr Beyers Naudé;Dr Pixley Ka Isaka Seme;Pixley Ka Isaka Seme;AB Xuma;Dr AB Xuma"
    ";Nkosazana Dlamini Zuma;Dr Nkosazana Dlamini Zuma;Ray Nkonyeni;Johannes PP"
    ";Johannes Phumani Phungula;Thembisile;Thembisile Hani;King Sabata Dalindyebo;King Sabata"
    ";Langalibalele;Inkosi Langalibalele;Makhado;Makana;Mamusa;Delmas;Utrecht;Maluti"
)
# A code that is a word, and a name that a whole district bears.
_NEVER_SURE = "MAN;Pixley Ka Seme;Dr Pixley Ka Seme"

_FILLERS = re.compile(
    "(?:wards?|wyke?|no|nr|local|plaaslike|metro|metropolitan|municipality|munisipaliteit|lm|mun"
    "|membership|members?|memberlist|list|lys|lede|ledelys|register|bpa|bga|final|new|updated"
    "|ec|fs|gp|kzn|lp|lim|mp|nw|nc|wc|limpopo|gauteng|mpumalanga|of|in|the|and|for|van|in|die"
    "|[0-9]+|[\x00\x01]+)"
)
_WORD = re.compile("[a-z]+|[0-9]+|[\x00\x01]+")


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of today's. `prefix` is the first five digits of its ward IDs.

    `wards_2021` is a hint only: wards were redrawn for the election of November 2026.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    province: str
    prefix: str
    wards_2021: int

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Municipality:
        """From a row of municipalities.csv."""
        aliases = tuple(alias for alias in row["aliases"].split(";") if alias)
        wards, prefix = int(row["wards_2021"]), row["ward_prefix"]
        return cls(row["mdb_code"], row["name"], aliases, row["province"], prefix, wards)

    def ward(self, number: int) -> WardChoice:
        """The ward of a number from 1 to 999."""
        ward_id = WardId(f"{self.prefix}{number:03d}")
        return WardChoice(ward_id, f"{self.name} ward {number} ({self.code})")


@dataclass(frozen=True, slots=True)
class Former:
    """One abolished in 2016; `successors` are codes of today's."""

    code: str
    name: str
    successors: tuple[str, ...]

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> Former:
        """From a row of municipalities_former.csv."""
        successors = tuple(row["successor_codes"].split(";"))
        return cls(row["former_code"], row["former_name"], successors)

    @property
    def names(self) -> tuple[str, ...]:
        """ "Emnambithi/Ladysmith" was also called by each half."""
        return tuple(dict.fromkeys((self.name, *filter(None, self.name.split("/")))))


@dataclass(frozen=True, slots=True)
class Named:
    """A name found at `start` to `end`: the codes it may mean today, and abolished bearers."""

    start: int
    end: int
    phrase: str
    codes: tuple[str, ...]
    former: tuple[Former, ...]


def words_of(text: str) -> tuple[str, ...]:
    """Letters and digits of a normalised text, as words."""
    return tuple(re.findall("[a-z]+|[0-9]+", text))


class NameBook:
    """Every name, alias and code, as one pattern."""

    def __init__(self, current: Sequence[Municipality], former: Sequence[Former]) -> None:
        self._codes: dict[str, set[str]] = {}
        self._former: dict[str, set[Former]] = {}
        patterns: dict[str, str] = {}
        for item in current:
            for text in (item.code, item.name, *item.aliases):
                key = self._key(text, patterns, code=text == item.code)
                self._codes.setdefault(key, set()).add(item.code)
        for gone in former:
            for text in (gone.code, *gone.names):
                key = self._key(text, patterns, code=text == gone.code)
                self._former.setdefault(key, set()).add(gone)
        self._add_joint_names(current)
        self._shy = {_squeezed(text) for text in _ALSO_OTHER_NAMES.split(";")}
        self._never = {_squeezed(text) for text in _NEVER_SURE.split(";")}
        # The longest first: "Lekwa" must not answer for "Lekwa-Teemane".
        longest = sorted(patterns.values(), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![a-z])(?:{'|'.join(longest)})(?![a-z])")

    def find(self, text: str) -> tuple[Named, ...]:
        """The names in a normalised text, from left to right, none overlapping."""
        return tuple(self._named(match) for match in self._pattern.finditer(text))

    def near(self, words: Sequence[str]) -> tuple[str, ...]:
        """Codes of municipalities whose names are spelt nearly like one to three of the words."""
        words = [word for word in words if word.isalpha()][:MAX_WORDS]
        spellings = ["".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words))]
        codes: dict[str, None] = {}
        for spelling in dict.fromkeys(text for text in spellings if len(text) > 4):
            for key in difflib.get_close_matches(spelling, self._codes, MAX_NEAR, NEAR_ENOUGH):
                codes.update(dict.fromkeys(sorted(self._codes[key])))
        return tuple(codes)[:MAX_NEAR]

    def doubted(
        self, names: Sequence[Named], mentions: Sequence[WardMention], text: str
    ) -> frozenset[str]:
        """Codes that only a doubtful name speaks for: a person's, away from the ward."""
        sure = {named.codes for named in names if not self._is_doubtful(named, mentions, text)}
        return frozenset(code for named in names if named.codes not in sure for code in named.codes)

    def _is_doubtful(self, named: Named, mentions: Sequence[WardMention], text: str) -> bool:
        if named.phrase in self._never:
            return True
        if named.phrase not in self._shy:
            return False
        return not any(_side_by_side(named, mention, text) for mention in mentions)

    def _named(self, match: re.Match[str]) -> Named:
        key = "".join(words_of(match.group()))
        codes = tuple(sorted(self._codes.get(key, ())))
        former = tuple(sorted(self._former.get(key, ()), key=lambda item: item.code))
        return Named(match.start(), match.end(), key, codes, former)

    def _key(self, text: str, patterns: dict[str, str], *, code: bool) -> str:
        words = words_of(normalise(text))
        gap = "[_-]?" if code else "[^a-z0-9\x00]{0,4}"
        end = "(?![0-9])" if words[-1].isdigit() else ""
        key = "".join(words)
        patterns.setdefault(key, gap.join(words) + end)
        return key

    def _add_joint_names(self, current: Sequence[Municipality]) -> None:
        """ "Makhado-Thulamela" was Collins Chabane's first name, and is two municipalities."""
        names = {_squeezed(item.name): item.code for item in current}
        for item in current:
            for alias in item.aliases:
                parts = [_squeezed(part) for part in re.split("[-/]", alias)]
                others = {names[part] for part in parts if part in names} - {item.code}
                if len(others) > 1:
                    self._codes[_squeezed(alias)] |= others


def _squeezed(text: str) -> str:
    return "".join(words_of(normalise(text)))


def _side_by_side(named: Named, mention: WardMention, text: str) -> bool:
    """Whether only filling words stand between name and ward, and on the name's other side."""
    if named.start > mention.start:
        between, beyond = text[mention.end : named.start], _WORD.findall(text[named.end :])[:1]
    else:
        between, beyond = text[named.end : mention.start], _WORD.findall(text[: named.start])[-1:]
    return all(_FILLERS.fullmatch(word) for word in (*_WORD.findall(between), *beyond))
