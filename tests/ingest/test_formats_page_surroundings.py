"""What stands around an article on a page goes; nothing of the article goes with it."""

from __future__ import annotations

import pytest

from reader.ingest.formats.web_page import read_page

ARTICLE = (
    "<h1>Coast Update May 2018</h1><p>The nine coastal areas met in April to compare how each of them "
    "plans for "
    "the year, and agreed to try one shared form.</p><h2>Workforce</h2><p>Two areas have begun to train "
    "together, "
    "and the others will follow in the autumn when the rooms are free.</p>"
)
WANTED = ["Coast Update May 2018", "The nine", "Workforce", "Two areas"]


def texts(body: str) -> list[str]:
    return [line.text for line in read_page("p.html", f"<html><body>{body}</body></html>").lines]


def starts(body: str) -> list[str]:
    return [next((start for start in WANTED if text.startswith(start)), text) for text in texts(body)]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href='/'>Home</a></nav>{}",
        "<div role=navigation>Home</div>{}",
        "<header><p>Coasts Together</p></header>{}<footer><p>Registered charity</p></footer>",
        "{}<aside><p>Something beside</p></aside>",
        "<div class='breadcrumb-trail'>You are here</div>{}",
        "<ul id=mainMenu><li>Home</li></ul>{}",
        "<div class='site-header'>Coasts</div>{}<div class='site_footer'>Charity</div>",
        "<div id=header>Coasts</div>{}<div id=footer>Charity</div>",
        "{}<div class='share-links'>Tweet this</div>",
        "<div class='cookie-notice'><p>We use cookies.</p></div>{}",
        "<div class=cookiebanner id=cookie-bar>We use cookies.</div>{}",
        "{}<div class=featured-events><p>Summer fair, 12 June</p></div>",
        "{}<div><h3>Featured Events</h3><p>Summer fair, 12 June</p></div>",
        "{}<section><h3>Follow us</h3><p>On the usual places</p></section>",
        "{}<figure><img src=x><figcaption>Three people at a table</figcaption></figure>",
        "{}<p class=wp-caption-text>Three people at a table</p>",
        "<div style='display: none'>Hidden</div>{}",
        "<p hidden>Hidden</p><span class='sr-only'>Skip to content</span>{}",
        "{}<button>Print</button>",
        "<div role=dialog>Sign up now</div>{}",
        "<ul><li><a href='http://example.org/1'>One</a></li><li><a href='http://example.org/2'>Two</a></li>"
        "<li><a href='http://example.org/3'>Three</a></li></ul>{}",
        "<p>Elsewhere</p><main>{}</main><p>Elsewhere too</p>",
        "<p>Elsewhere</p><div role=main>{}</div>",
        "<p>Elsewhere</p><article>{}</article>",
        "<p>Elsewhere</p><div class='entry-content'>{}</div>",
        "<div class='page-with-sidebar'>{}</div>",
        "<form id=aspnetForm class=search><div class=wrapper>{}</div></form>",
    ],
)
def test_surroundings_go_and_the_article_stays(around: str) -> None:
    assert starts(around.format(ARTICLE)) == WANTED


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("<p>A plain paragraph beside the article, of the length that paragraphs in articles mostly have, "
         "or more, "
         "so that it might well belong to it.</p>", "A plain paragraph"),
        ("<section class=accordion><div style='display:none' "
         "class='accordion-panel'><p>Folded.</p></div></section>",
         "Folded."),
        ("<h3><button>Folded heading</button></h3>", "Folded heading"),
        ("<details><summary>More</summary><p>Details.</p></details>", "Details."),
        ("<ul><li><a href='http://example.org/1'>Read the speech</a></li></ul>", "Read the speech"),
        ("<figure><table border=1><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
         "<figcaption>Figures by area</figcaption></figure>", "Figures by area"),
        ("<table><caption>Figures</caption><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
         "Figures"),
        ("<div class='comment-from-the-chair'><p>A comment.</p></div>", "A comment."),
        ("<blockquote><footer>A speaker</footer></blockquote>", "A speaker"),
    ],
)  # fmt: skip
def test_what_may_belong_to_the_article_stays(part: str, kept: str) -> None:
    found = texts(f"<div class=content>{ARTICLE}{part}</div>")
    assert any(text.startswith(kept) for text in found), found


@pytest.mark.parametrize(
    ("beside", "stays"),
    [
        ("<p>A plain paragraph.</p>", True),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", True),
        ("<blockquote>words</blockquote>", True),
        ("Words beside.", True),
        ("<p>Print</p>", False),
        ("<h4>Quick links</h4><ul><li><a href='http://example.org/1'>One</a></li></ul>", False),
    ],
)
def test_beside_a_named_container_only_crumbs_go(beside: str, stays: bool) -> None:
    found = starts(f"<div><div class=content>{ARTICLE}</div><div>{beside}</div></div>")
    assert (found != WANTED) is stays


@pytest.mark.parametrize("outside", [False, True])
def test_tags_and_related_articles_reach_the_next_step(outside: bool) -> None:
    trailer = (
        "<div class=tags><h4>Tags assigned to this article:</h4><ul><li>Workforce 12</li></ul></div>"
        "<div class='related-posts sidebar'><h4>Related Articles</h4><ul><li><a "
        "href='/x'>Another</a></li></ul></div>"
    )
    body = f"<article>{ARTICLE}</article>{trailer}" if outside else f"<article>{ARTICLE}{trailer}</article>"
    assert texts(f"<main>{body}</main>")[-4:] == [
        "Tags assigned to this article:",
        "Workforce 12",
        "Related Articles",
        "Another",
    ]


def test_the_headings_of_site_and_article() -> None:
    body = f"<header class=masthead><h1>Coasts Together</h1></header><div>{ARTICLE}</div>"
    assert starts(body) == WANTED


def test_a_header_that_holds_the_only_main_heading_stays() -> None:
    body = ARTICLE.replace("<h1>", "<header class=site-header><h1>").replace(
        "</h1>", "</h1><p>3 May</p></header>"
    )
    assert texts(body)[:2] == ["Coast Update May 2018", "3 May"]
