"""`python -m tests.relevance [-v]`: nDCG@10 of each judged query and of both halves; -v: with the results."""

from __future__ import annotations

import sys

from tests.relevance.measuring import corpus_library, judgements, mean, score


def main() -> None:
    with corpus_library() as (library, places):
        scores = [score(library, places, judged) for judged in judgements()]
    for each in sorted(scores, key=lambda each: each.ndcg):
        print(f"{each.ndcg:.3f}  {each.judged.half:9}  {each.judged.query}")
        if "-v" in sys.argv:
            for place, grade in each.results:
                print(f"           {grade or '-'}  {place}")
            for place in each.judged.wanted.keys() - dict(each.results).keys():
                print(f"           not among them: {each.judged.wanted[place]}  {place}")
    for half in ("choosing", "reporting"):
        print(f"{mean(scores, half):.3f}  the half for {half}")
    print(f"{mean(scores):.3f}  all {len(scores)}")


if __name__ == "__main__":
    main()
