"""From the text of a query to its tokens: operators, brackets, and whole words, phrases and filters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from reader.model import Condition, Field, Misreading
from reader.query import values
from reader.query.conditions import any_of
from reader.query.fields import FieldName, field_called
from reader.query.names import FILLERS
from reader.query.values import quoted
from reader.query.words import QUOTES, idle_star, phrase_term, searchable, word_term

DEEPEST = 20
"""So many brackets may stand within each other; those further in are left out."""

_MOST_MISREADINGS = 50
LOOK_AHEAD = 8  # words; "5 March 2017 to 9 April 2018" has seven
_LONGEST_NAME = 120  # letters; no more is looked through for each value of a long list

OPERATORS = ("AND", "OR", "NOT")
# A run without white space, quotes or brackets; short brackets directly behind a letter or digit belong to
# the word: "child(ren)", "s20(3)(a)".
_CHUNK = re.compile(rf"(?:AND|OR|NOT)(?=\()|(?:[^\s(){QUOTES}]|(?<=[\w)])\([^\W_]{{1,3}}\))+")
_VALUE = re.compile(rf"[^\s(),{QUOTES}]*+")
_FIELD = re.compile(r"([A-Za-z]+)[:：]")
_NEGATION = re.compile(rf"[-−]++(?=[({QUOTES}]|[^\s(){QUOTES}]*[^\W_])")
_SPACE = re.compile(r"\s*")
_QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]?")
# In a tag or a publisher's name a quote mark that is doubled stands for itself.
_QUOTED_NAME = re.compile(
    rf"[{QUOTES}]((?:{'|'.join(2 * quote for quote in QUOTES)}|[^{QUOTES}])*)[{QUOTES}]?"
)
_DOUBLED = re.compile(rf"([{QUOTES}])\1")
_ADDRESSES = ("http", "https", "ftp", "mailto", "file")
_TEXT_FIELDS = {FieldName.TITLE: Field.TITLE, FieldName.NOTE: Field.NOTE}


class Role(Enum):
    OPERAND = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """start, end: code points in the text. condition: what an operand says, None where it says nothing; for
    AND, OR and NOT the word that they are where they join nothing.
    """

    role: Role
    start: int
    end: int
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """One value of a field, up to `end`."""

    condition: Condition | None
    end: int
    misreading: Misreading | None = None


class Scanner:
    """Reads one text; `tokens` and `misreadings` hold what came out."""

    def __init__(self, text: str) -> None:
        self._text = searchable(text)
        self._position = 0
        self._brackets: list[FieldName | None] = []  # open ones, with the field that their content belongs to
        self.tokens: list[Token] = []
        self.misreadings: list[Misreading] = []
        while self._skip_space(self._position) < len(self._text):
            self._position = self._skip_space(self._position)
            self._next()

    @property
    def _field(self) -> FieldName | None:
        return self._brackets[-1] if self._brackets else None

    def _next(self) -> None:
        start = self._position
        character = self._text[start]
        if character == "(":
            self._open(self._field)
        elif character == ")":
            self._close()
        elif (negation := _NEGATION.match(self._text, start)) and self._starts_a_word(start):
            if len(negation.group()) % 2:
                self._add(Role.MINUS, start, negation.end())
            self._position = negation.end()
        elif character in QUOTES:
            self._quotation()
        else:
            self._chunk()

    def _chunk(self) -> None:
        start = self._position
        chunk, end = self._chunk_at(start)
        if chunk in OPERATORS:
            self._add(Role[chunk], start, end, word_term(chunk, _part(self._field)))
            self._position = end
        elif found := _FIELD.match(chunk):
            self._named(found[1], start, start + found.end())
        elif self._field:
            self._values(self._field, start, start)
        else:
            self._word(start, end)

    def _word(self, start: int, end: int) -> None:
        """A plain word; punctuation alone is none."""
        chunk = self._text[start:end]
        if idle_star(chunk):
            self._misread(start, end, "A star is understood only at the end of a word.")
        if term := word_term(chunk, _part(self._field)):
            self._add(Role.OPERAND, start, end, term)
        self._position = end

    def _quotation(self) -> None:
        start = self._position
        if self._field:
            self._values(self._field, start, start)
            return
        item = self._phrase(start, Field.ANY)
        self._add(Role.OPERAND, start, item.end, item.condition)
        self._position = item.end

    def _phrase(self, start: int, part: Field) -> _Item:
        inside, end = self._inside_quotes(start, _QUOTED)
        if self._text.startswith("*", end):  # the other usual place for it
            inside, end = f"{inside}*", end + 1
        problem = "A star is understood only at the end of a phrase."
        misreading = Misreading(start, end, problem) if idle_star(inside) else None
        if misreading and part is Field.ANY:
            self._note(misreading)
        return _Item(phrase_term(inside, part), end, misreading)

    def _open(self, field: FieldName | None) -> None:
        """At an opening bracket."""
        start = self._position
        if len(self._brackets) < DEEPEST:
            self._add(Role.OPEN, start, start + 1)
        elif len(self._brackets) == DEEPEST:
            reason = f"Brackets are understood to a depth of {DEEPEST}; those further in are left out."
            self._misread(start, start + 1, reason)
        self._brackets.append(field)
        self._position = start + 1

    def _close(self) -> None:
        start = self._position
        self._position = start + 1
        if not self._brackets:
            self._misread(start, start + 1, "This bracket closes nothing, so it is left out.")
            return
        self._brackets.pop()
        if len(self._brackets) < DEEPEST:
            self._add(Role.CLOSE, start, start + 1)

    def _named(self, name: str, start: int, after_colon: int) -> None:
        """A word with a colon behind it: a field, or just that."""
        field = field_called(name)
        if field is None:
            self._unknown_field(name, start, after_colon)
            return
        place = self._skip_space(after_colon)
        if self._text.startswith("(", place):
            self._position = place
            self._open(field)
        elif not self._has_value(field, place, spaced=place > after_colon):
            self._without_value(field, start, after_colon)
        elif not self._values(field, start, place):
            self._without_value(field, start, self._position)

    def _has_value(self, field: FieldName, place: int, *, spaced: bool) -> bool:
        """Whether a value begins at `place`; behind a space only what can be nothing else."""
        if place == len(self._text) or self._text[place] == ")":
            return False
        if not spaced:
            return True
        chunk, _ = self._chunk_at(place)
        if chunk in OPERATORS or _FIELD.match(chunk) or _NEGATION.match(self._text, place):
            return False
        return not values.takes_list(field) or self._understood(field, place)

    def _understood(self, field: FieldName, place: int) -> bool:
        item = self._item(field, place)
        return item.condition is not None and item.misreading is None

    def _without_value(self, field: FieldName, start: int, end: int) -> None:
        reason = f"Nothing that belongs to “{field}:” follows it, so it is searched as a word."
        self._misread(start, end, reason)
        name = _FIELD.match(self._text, start)
        self._add(Role.OPERAND, start, end, word_term(name[1] if name else field, _part(self._field)))
        self._position = end

    def _unknown_field(self, name: str, start: int, after_colon: int) -> None:
        _, end = self._chunk_at(start)
        follows = self._text[after_colon : after_colon + 1]
        if name.casefold() in _ADDRESSES:
            self._misread(start, end, "A web or mail address is searched as text.")
        elif follows.isalnum() or (follows and follows in f"({QUOTES}"):
            reason = (
                f"There is no field {quoted(name)}, so {quoted(self._text[start:end])} is searched as text."
            )
            self._misread(start, end, reason)
        self._word(start, end)

    def _values(self, field: FieldName, start: int, place: int) -> bool:
        """The values from `place` on, joined by commas, as one operand; False where there are only commas."""
        found: list[Condition | None] = []
        item: _Item | None = self._item(field, place)
        while item:
            found.append(item.condition)
            if item.misreading:
                self._note(item.misreading)
            self._position = item.end
            item = self._after_comma(field, item.end)
        condition = any_of(found)
        if condition:
            self._add(Role.OPERAND, start, self._position, condition)
        return condition is not None

    def _after_comma(self, field: FieldName, end: int) -> _Item | None:
        """The next value of a list; behind comma and space only what is certainly one."""
        if self._text.startswith(",", end):
            end += 1
            self._position = end
        elif self._text[end - 1] != ",":
            return None
        place = self._skip_space(end)
        if place == len(self._text) or self._text[place] in "()":
            return None
        if place == end:
            return self._item(field, place)
        chunk, _ = self._chunk_at(place)
        certain = values.takes_list(field) and not (chunk and _begins_anew(chunk))
        return self._exact(field, place) if certain else None

    def _item(self, field: FieldName, place: int) -> _Item:
        """One value, as much of the text as belongs to it; always at least one character."""
        if self._text[place] in QUOTES:
            return self._quoted_item(field, place)
        if exact := self._exact(field, place):
            return exact
        found = _VALUE.match(self._text, place)
        chunk, end = (found.group(), found.end()) if found else ("", place)
        if field in _TEXT_FIELDS:
            return _Item(word_term(chunk, _TEXT_FIELDS[field]), end)
        reading = values.read(field, chunk.strip(".;!?'#’") if not values.takes_list(field) else chunk)
        if reading.problem:
            return _Item(word_term(chunk), end, Misreading(place, end, reading.problem))
        return _Item(reading.condition, end)

    def _quoted_item(self, field: FieldName, place: int) -> _Item:
        if field in _TEXT_FIELDS:
            return self._phrase(place, _TEXT_FIELDS[field])
        if values.takes_list(field):
            inside, end = self._inside_quotes(place, _QUOTED)
        else:
            inside, end = self._inside_quotes(place, _QUOTED_NAME)
            inside = _DOUBLED.sub(r"\1", inside)
        reading = values.read(field, inside)
        if reading.problem:
            return _Item(phrase_term(inside), end, Misreading(place, end, reading.problem))
        return _Item(reading.condition, end)

    def _exact(self, field: FieldName, place: int) -> _Item | None:
        """The longest run of words from `place` on that is a whole name or date: `region:north west`."""
        if self._text[place] in QUOTES:
            item = self._quoted_item(field, place)
            return None if item.misreading or not item.condition else item
        ends: list[int] = []
        limit, end = place + _LONGEST_NAME, place
        for _ in range(LOOK_AHEAD):
            found = _CHUNK.match(self._text, self._skip_space(end), limit)
            if not found or (ends and _begins_anew(found.group())):
                break
            end = found.end()
            if _can_end_a_name(found.group()):
                ends.append(end)
        for end in reversed(ends):
            if condition := values.exactly(field, self._text[place:end]):
                return _Item(condition, end)
        return None

    def _inside_quotes(self, start: int, pattern: re.Pattern[str]) -> tuple[str, int]:
        found = pattern.match(self._text, start)
        assert found, "stands at a quote mark"
        return found[1], found.end()

    def _chunk_at(self, place: int) -> tuple[str, int]:
        found = _CHUNK.match(self._text, place)
        return (found.group(), found.end()) if found else ("", place)

    def _skip_space(self, place: int) -> int:
        found = _SPACE.match(self._text, place)
        return found.end() if found else place

    def _starts_a_word(self, place: int) -> bool:
        return place == 0 or self._text[place - 1].isspace() or self._text[place - 1] == "("

    def _add(self, role: Role, start: int, end: int, condition: Condition | None = None) -> None:
        self.tokens.append(Token(role, start, end, condition))

    def _misread(self, start: int, end: int, reason: str) -> None:
        self._note(Misreading(start, end, reason))

    def _note(self, misreading: Misreading) -> None:
        if len(self.misreadings) < _MOST_MISREADINGS:
            self.misreadings.append(misreading)


def _part(field: FieldName | None) -> Field:
    return _TEXT_FIELDS.get(field, Field.ANY) if field else Field.ANY


def _begins_anew(chunk: str) -> bool:
    """Whether `chunk` cannot go on with the value before it."""
    return chunk in OPERATORS or bool(_FIELD.match(chunk)) or (chunk[0] in "-−" and len(chunk) > 1)


def _can_end_a_name(chunk: str) -> bool:
    """Not punctuation alone, which may be half of what follows, and not a word that names do without."""
    term = word_term(chunk)
    return term is not None and term.words[0].casefold() not in FILLERS
