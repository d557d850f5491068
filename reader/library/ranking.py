"""Which of the found articles come first.

Every found article is weighed by where the terms stand: the words in its title and headings, and how rare
each term is in the library, which the ready-made sets tell at once. The best of these are read, and weighed
anew by how often and how near each other the terms stand in them. Equal scores: newest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from collections.abc import Sequence as Items
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library import bits
from reader.library.expression import Sequence
from reader.library.sealing import Space
from reader.model import Field

if TYPE_CHECKING:
    from reader.library.evaluation import Evaluation
    from reader.library.tokens import Tokens
    from reader.model import Term

# What one occurrence in the title, in a heading or in a note counts, one in the text counting 1.
TITLE_WEIGHT = 8.0
HEADING_WEIGHT = 3.0
NOTE_WEIGHT = 2.0
# How quickly further occurrences count less, and how much long articles are held to account for their length
# (the k1 and b of BM25).
SATURATION = 1.2
LENGTH_SHARE = 0.5
AVERAGE_WORDS = 400
# What words in sequence count beyond the rarity of the articles they stand in.
PHRASE_WEIGHT = 1.3
# What it adds to the sum when all terms stand as close as can be; less as they stand further apart.
NEARNESS_WEIGHT = 1.5
# How many articles are read, or of long ones how many words, and how many articles are weighed before.
READ = 200
READ_WORDS = 100_000
WEIGHED = 1000

_READ_SQL = (
    "SELECT title, headings, text FROM articles JOIN bodies ON article = articles.id WHERE articles.id = ?"
)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A term as it is weighed. rarity: the logarithm known as inverse document frequency."""

    term: Term
    sequences: tuple[Sequence, ...]
    rarity: float
    everywhere: int
    in_title: int
    in_headings: int
    in_notes: int


def rank(
    evaluation: Evaluation, tokens: Tokens, terms: Items[Term], found: int, limit: int
) -> list[tuple[int, float]]:
    """The places of the best `limit` of the articles `found`, with their scores, best first."""
    weighed = [_weigh(evaluation, term) for term in terms]
    row_ids = evaluation.snapshot.row_ids
    candidates = _candidates(weighed, found, max(WEIGHED, limit))
    rough = _rough_scores(weighed, candidates)
    order = sorted(candidates, key=lambda place: (-rough[place], -row_ids[place]))
    to_read = order[: max(READ, min(limit, WEIGHED))]
    counting = Counting([each.sequences for each in weighed])
    exact, words = {}, 0
    for place in to_read:
        exact[place], length = _score(evaluation, tokens, counting, weighed, place)
        words += length
        if words > READ_WORDS and len(exact) >= limit:
            break  # long articles: the rest would take longer than a person waits
    best = sorted(exact.items(), key=lambda scored: (-scored[1], -row_ids[scored[0]]))[:limit]
    if len(best) < limit:
        # Far down a long list, where nobody compares scores any more: newest first, scores 0.
        best += _others(evaluation, found, exact, limit - len(best))
    return best


def _others(
    evaluation: Evaluation, found: int, read: dict[int, float], count: int
) -> Iterator[tuple[int, float]]:
    for place in evaluation.snapshot.newest(found):
        if count <= 0:
            return
        if place not in read:
            count -= 1
            yield place, 0.0


def _weigh(evaluation: Evaluation, term: Term) -> _Weighed:
    snapshot, connection = evaluation.snapshot, evaluation.connection
    sequences = tuple(each for group in evaluation.wanted(term) for each in group)
    possible = evaluation.range(term)[1]
    articles = possible.bit_count()
    rarity = math.log(1 + (snapshot.live.bit_count() - articles + 0.5) / (articles + 0.5))
    if any(len(each.words) > 1 for each in sequences):
        rarity *= PHRASE_WEIGHT

    def within(space: Space) -> int:
        """Of several words, the rarest tells enough before the article is read."""
        found = 0
        for sequence in sequences:
            both = possible
            for word in sequence.words[:-1] if sequence.prefix else sequence.words:
                both &= snapshot.having(connection, space, word)
            found |= both
        return found

    return _Weighed(
        term,
        sequences,
        rarity,
        possible,
        within(Space.TITLE),
        within(Space.HEADING) if term.field is Field.ANY else 0,
        evaluation.in_notes(term),
    )


def _candidates(weighed: Items[_Weighed], found: int, count: int) -> list[int]:
    """At least the best by title, by heading and by rare words, and the newest."""
    if found.bit_count() <= 2 * count:
        return bits.places(found)
    chosen = bits.highest(found, count)
    for each in sorted(weighed, key=lambda each: -each.rarity):
        for part in (each.in_title, each.in_headings, each.in_notes, each.everywhere):
            chosen |= bits.highest(found & part, count // 2)
    in_all_titles = found
    for each in weighed:
        in_all_titles &= each.in_title
    return bits.places(chosen | bits.highest(in_all_titles, count))


def _rough_scores(weighed: Items[_Weighed], candidates: Items[int]) -> dict[int, float]:
    scores = dict.fromkeys(candidates, 0.0)
    for each in weighed:
        for part, occurrences in (
            (each.everywhere, 1.0),
            (each.in_title, TITLE_WEIGHT),
            (each.in_headings, HEADING_WEIGHT),
            (each.in_notes, NOTE_WEIGHT),
        ):
            worth = each.rarity * _saturated(occurrences)
            data = part.to_bytes(part.bit_length() // 8 + 1, "little")
            size = len(data) * 8
            for place in candidates:
                if place < size and data[place >> 3] >> (place & 7) & 1:
                    scores[place] += worth
    return scores


def _score(
    evaluation: Evaluation, tokens: Tokens, counting: Counting, weighed: Items[_Weighed], place: int
) -> tuple[float, int]:
    """The score of an article, and how many words its text has."""
    evaluation.check()
    row_id = evaluation.snapshot.row_ids[place]
    title, headings, text = evaluation.connection.execute(_READ_SQL, (row_id,)).fetchone()
    words = tokens.words(text)
    in_text = counting.positions(words)
    in_title = counting.positions(tokens.words(title))
    in_headings = counting.positions(tokens.words(headings))
    length = 1 - LENGTH_SHARE + LENGTH_SHARE * len(words) / AVERAGE_WORDS
    total, near = 0.0, []
    for number, each in enumerate(weighed):
        occurrences = NOTE_WEIGHT * bits.holds(each.in_notes, place)
        if each.term.field is not Field.NOTE:
            occurrences += TITLE_WEIGHT * len(in_title[number])
        if each.term.field is Field.ANY:
            occurrences += HEADING_WEIGHT * len(in_headings[number]) + len(in_text[number]) / length
            near.append(in_text[number])
        total += each.rarity * _saturated(occurrences)
    if len(near) > 1 and all(near):
        total *= 1 + NEARNESS_WEIGHT * len(near) / _narrowest(near)
    return total, len(words)


def _saturated(occurrences: float) -> float:
    return occurrences * (SATURATION + 1) / (occurrences + SATURATION)


class Counting:
    """Finds in lists of words where terms begin."""

    def __init__(self, terms: Items[Items[Sequence]]) -> None:
        self._count = len(terms)
        self._single: dict[str, list[int]] = {}
        self._others: list[tuple[int, Sequence]] = []
        for number, sequences in enumerate(terms):
            for each in sequences:
                if each.prefix or len(each.words) > 1:
                    self._others.append((number, each))
                else:
                    self._single.setdefault(each.words[0], []).append(number)

    def positions(self, words: list[str]) -> list[list[int]]:
        """For each term the positions, in words, at which it begins."""
        found: list[list[int]] = [[] for _ in range(self._count)]
        single = self._single
        for position, word in enumerate(words):
            if word in single:
                for number in single[word]:
                    found[number].append(position)
        for number, sequence in self._others:
            found[number] = sorted({*found[number], *_beginnings(sequence, words)})
        return found


def _beginnings(sequence: Sequence, words: list[str]) -> list[int]:
    *whole, last = sequence.words
    length = len(whole)
    if sequence.prefix:
        ends = [position for position, word in enumerate(words) if word.startswith(last)]
    else:
        ends = [position for position, word in enumerate(words) if word == last]
    if not whole:
        return ends
    return [
        position - length
        for position in ends
        if position >= length and words[position - length : position] == whole
    ]


def _narrowest(places: list[list[int]]) -> int:
    """The length, in words, of the shortest stretch in which one of each of `places` stands."""
    merged = sorted((position, which) for which, group in enumerate(places) for position in group)
    last = [-1] * len(places)
    best = merged[-1][0] + 1
    for position, which in merged:
        last[which] = position
        if min(last) >= 0:
            best = min(best, position - min(last) + 1)
    return max(best, len(places))
