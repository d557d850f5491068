"""The words of the generated articles: everyday ones, then coined ones, as frequent as words of real text.

Frequencies fall with the rank as Zipf and Mandelbrot describe, so that an index over the generated text
behaves like one over real text. `PROBES` are coined words that stand in a known share of the articles, for
queries of known selectivity; they occur nowhere else.
"""

from __future__ import annotations

import random

VOCABULARY_SIZE = 12_000

# Word -> share of the articles that hold it.
PROBES = {
    "zyrkandel": 0.0,
    "quillmere": 0.001,
    "harbrant": 0.05,
    "tolvenay": 0.40,
    "ashmarrow": 0.90,
}
# Two words that always stand side by side where they stand at all, as a phrase of known share.
PROBE_PHRASE = ("brindlow", "covendale")
PROBE_PHRASE_SHARE = 0.02

_EVERYDAY = """
the of and to in for a is with on that are by as be has have from this will it at we an their which been
or were more also through these its not all can was other how our who they but new there work each up
across may than so into about out one some when over after what between under during before both where
while two three children services region councils people young care families schools local support
partners social health team review group plan need early year learning staff training meeting practice
quality leaders improve placements homes funding pressure shared network carers inspection board national
agreed data police report evidence help members directors service progress outcomes change visits pilot
autumn spring summer winter budget system joint first second third next recent steady strong joined ready
clear common safe open small large better fewer higher lower closer earlier later weekly monthly yearly
foster adoption kinship residential youth justice nursery teachers governors nurses managers advisers
volunteers mentors trainees apprentices students pupils parents tutors siblings cousins neighbours housing
transport libraries museums gardens workshops seminars briefings surveys interviews figures charts tables
letters replies drafts lessons ideas questions answers themes aims tasks
""".split()

_OPENINGS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh st str t th tr v w wh".split()
_MIDDLES = "a a ai e e ea ee i i o o oa oo u".split()
_JOINS = "b ck d ff g ld ll lm m mb n nd nt p r rd rn sk ss st t v w".split()
_ENDINGS = (
    "age al ance ant ation ative ed edly ence ent er ered ers es ess est ful ing ings ion ions ise ised "
    "ish ism ist ity ive less ly ment ments ness or ory s ship sion ster ten tion ton ure ward wise worth y"
).split()


def _coined(rng: random.Random, count: int, taken: set[str]) -> list[str]:
    words: list[str] = []
    while len(words) < count:
        syllables = rng.choices((1, 2, 3), weights=(8, 4, 1))[0]
        middle = "".join(rng.choice(_MIDDLES) + rng.choice(_JOINS) for _ in range(syllables))
        word = rng.choice(_OPENINGS) + middle + rng.choice(_ENDINGS)
        if word not in taken:
            taken.add(word)
            words.append(word)
    # Frequent words tend to be short.
    return sorted(words, key=lambda word: len(word) + 5 * rng.random())


def _vocabulary() -> tuple[str, ...]:
    # Its own fixed seed: the same words whatever the seed of the articles.
    rng = random.Random(20100401)
    everyday = list(dict.fromkeys(_EVERYDAY))
    taken = {*everyday, *PROBES, *PROBE_PHRASE}
    return (*everyday, *_coined(rng, VOCABULARY_SIZE - len(everyday), taken))


def _draws(size: int) -> tuple[str, ...]:
    """Every word as often as its frequency asks among `size` entries: a draw is one look-up, not a search."""
    total = sum(1 / (rank + 3.7) for rank in range(len(WORDS)))
    entries: list[str] = []
    reached = 0.0
    for rank, word in enumerate(WORDS):
        reached += size / total / (rank + 3.7)
        entries.extend([word] * (round(reached) - len(entries)))
    return tuple(entries)


WORDS = _vocabulary()
DRAWS = _draws(1 << 17)
# For headings and topics: words that stand neither in every article nor in hardly any.
TOPIC_WORDS = tuple(word.capitalize() for word in WORDS[400:800])


def topic(number: int) -> str:
    """A topic of two words, another one for every `number` below 160,000."""
    count = len(TOPIC_WORDS)
    spread = number * 92_821 % (count * count)  # 92,821 shares no factor with 400 * 400
    first, second = divmod(spread, count)
    return f"{TOPIC_WORDS[first]} {TOPIC_WORDS[second]}"
