"""The queries that are timed, by class, in the search language and over the generated words.

How many articles hold a probe word stands in `vocabulary.PROBES`; `the`, `of` and `and` stand in nearly all.
"""

from __future__ import annotations

QUERIES: dict[str, list[str]] = {
    "one letter": ["s*", "t*", "q*", "z*"],
    "two letters": ["ch*", "re*", "st*", "xy*"],
    "three letters": ["chi*", "the*", "pla*", "zyr*"],
    "longer beginnings": ["serv*", "harb*", "regio*", "zyrk*"],
    "word in no article": ["zyrkandel", "zyrkandels"],
    "word in 0.1%": ["quillmere"],
    "word in 5%": ["harbrant"],
    "word in 40%": ["tolvenay", "children"],
    "word in 90% and more": ["ashmarrow", "the", "of"],
    "two to seven words": [
        "tolvenay harbrant",
        "quillmere the",
        "children services review",
        "tolvenay harbrant ashmarrow children",
        "the region and councils of children",
        "the region and councils of children schools",
        "zyrkandel the of and to in for",
    ],
    "phrase": [
        '"brindlow covendale"',
        '"of the"',
        '"children services"',
        '"of the and"',
        '"ashmarrow tolvenay"',
    ],
    "phrase in no article": [
        '"ashmarrow the tolvenay harbrant"',
        '"the of and to in for"',
        '"services region councils people young"',
        '"covendale brindlow"',
        '"kinship adoption residential youth"',
    ],
    "phrase and word": ['"in the" quillmere', 'tolvenay "of the"', '"children serv"*'],
    "filter that passes all": ["the date:2000..2030", "children -kind:event", "tolvenay is:unread"],
    "filter that passes some": [
        "the region:london",
        "children after:2019-05-10",
        "tolvenay kind:newsletter",
        "children committee:EA",
        "region:nw kind:update",
    ],
    "filter that passes none": [
        "the kind:speech",
        "children before:1990",
        "the publisher:nobody",
        "of is:read tag:zyr",
    ],
    "negation": [
        "children -the",
        "-the",
        "-ashmarrow",
        '-"of the"',
        'tolvenay -"the of and"',
        "harbrant -tolvenay",
    ],
    "either": [
        "quillmere OR harbrant",
        "the OR children",
        '"the of and to in" OR quillmere',
        "zyrkandel OR zyrkandels",
    ],
    "title": ["title:update", "title:the", 'title:"region update"', "title:london harbrant"],
    "notes": ["note:pumpkin", "note:zyrkandel", "pumpkin children", "has:note the", "pumpkin OR harbrant"],
}
"""A class of the issue's list each; over sixty queries in all."""

NOTE = "A pumpkin for the meeting."

PLAIN = ("word in 0.1%", "word in 5%", "word in 40%", "word in 90% and more", "two to seven words", "phrase")
"""The classes that other programs are asked too: their words mean the same to them."""
