"""E-mails and pages saved as one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from reader.errors import UnreadableDocument
from reader.ingest.document import Document
from reader.ingest.formats.mail import read_mail
from reader.ingest.formats.mhtml import read_mhtml

TEXT = "The nine coastal areas met in April and agreed to try one shared form.\n"


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", "Coasts Together <news@example.org>")
    mail["To"] = "reader@example.org"
    mail["Subject"] = headers.pop("subject", "Coast Update May 2018")
    mail["Date"] = headers.pop("date", "Thu, 03 May 2018 23:30:00 +0100")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    return mail


def read(mail: EmailMessage | bytes) -> Document:
    return read_mail("mail.eml", mail if isinstance(mail, bytes) else mail.as_bytes())


def texts(mail: EmailMessage | bytes) -> list[str]:
    return [line.text for line in read(mail).lines]


def test_a_plain_message() -> None:
    mail = message()
    mail.set_content(TEXT + "\nSecond paragraph – with “quotes”.\n")
    document = read(mail)
    assert document.title == "Coast Update May 2018"
    assert document.metadata == {"published": "2018-05-03", "author": "Coasts Together"}
    assert [line.text for line in document.lines] == [TEXT.strip(), "Second paragraph – with “quotes”."]
    assert all(line.role is None for line in document.lines)


def test_a_mailing_names_its_sender_as_site() -> None:
    mail = message(List_Unsubscribe="<mailto:off@example.org>")
    mail.set_content(TEXT)
    assert read(mail).metadata["site_name"] == "Coasts Together"


def test_html_is_preferred_and_attachments_are_left() -> None:
    mail = message()
    mail.set_content("Plain " + TEXT)
    mail.add_alternative(
        f"<h1>Rich</h1><p>{TEXT}</p><p style='display:none'>Preview</p><nav>Kept</nav>", subtype="html"
    )
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="paper.pdf")
    mail.add_attachment("Attached words.", filename="notes.txt")
    assert texts(mail) == ["Rich", TEXT.strip(), "Kept"]


def test_html_without_real_text_gives_way() -> None:
    mail = message()
    mail.set_content(TEXT)
    mail.add_alternative("<img src='http://example.org/open.gif'><p>View online</p>", subtype="html")
    assert texts(mail) == [TEXT.strip()]


def test_html_that_is_refused_gives_way() -> None:
    mail = message()
    mail.set_content(TEXT)
    mail.add_alternative("<div>" * 2000 + TEXT, subtype="html")
    assert texts(mail) == [TEXT.strip()]


def test_parts_in_a_row_are_all_read() -> None:
    mail = message()
    mail.make_mixed()
    for words in ("First part.", "Second part."):
        part = EmailMessage()
        part.set_content(words)
        mail.attach(part)
    assert texts(mail) == ["First part.", "Second part."]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: Coast Update", "Coast Update"),
        ("FW: RE: [EXTERNAL] Coast Update", "Coast Update"),
        ("Re[2]: Coast Update", "Coast Update"),
        ("Forward planning: Coast Update", "Forward planning: Coast Update"),
        ("Café – “Update”", "Café – “Update”"),
        ("Fwd:", None),
    ],
)
def test_the_subject_is_the_title(subject: str, title: str | None) -> None:
    mail = message(subject=subject)
    mail.set_content(TEXT)
    assert read(mail).title == title


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_charsets_and_transfer_encodings(charset: str, encoding: str) -> None:
    mail = message()
    mail.set_content("Café in the rooms above the harbour\n", charset=charset, cte=encoding)
    assert texts(mail) == ["Café in the rooms above the harbour"]


def test_a_charset_that_is_not_the_one_used() -> None:
    data = (
        b"Content-Type: text/plain; charset=us-ascii\n\nCaf\xe9 \x93quoted\x94 with enough words around it\n"
    )
    assert texts(data) == ["Café “quoted” with enough words around it"]


def test_flowed_text_is_joined() -> None:
    data = (
        b"Content-Type: text/plain; format=flowed\n\nThe nine coastal \nareas met in \nApril.\n\n From "
        b"here on.\n"
        b"> Quoted \n> words\n"
    )
    assert texts(data) == ["The nine coastal areas met in April.", "From here on.", "> Quoted > words"]


def test_a_signature_goes_only_behind_its_mark() -> None:
    mail = message()
    mail.set_content(TEXT + "\nKind regards\nA. Writer\n-- \nA. Writer\nCoasts Together\n")
    assert texts(mail) == [TEXT.strip(), "Kind regards", "A. Writer"]
    mail.set_content("Words before.\n-- \n" + "\n".join(f"Line {number}." for number in range(30)))
    assert "Line 29." in texts(mail)


FORWARDED = (
    "---------- Forwarded message ---------\nFrom: Chair of Coasts <chair@example.org>\n"
    "Date: Fri, 25 Oct 2019 at 10:15\nSubject: Coast Update\nTo: Somebody <somebody@example.org>\n"
)
OUTLOOK = (
    "________________________________\nFrom: Chair of Coasts <chair@example.org>\nSent: 25 October 2019 "
    "10:15\n"
    "To: First Reader <first@example.org>; Second Reader <second@example.org>;\n"
    "Third Reader <third@example.org>\nCc: Fourth <fourth@example.org>\nSubject: Coast Update\n"
)


@pytest.mark.parametrize("header", [FORWARDED, OUTLOOK, f"{OUTLOOK}\nFYI\n\n{FORWARDED}"])
@pytest.mark.parametrize("html", [False, True])
def test_the_header_of_a_forwarded_message_goes(header: str, html: bool) -> None:
    mail = message(subject="FW: Coast Update", date="Mon, 04 Nov 2019 09:00:00 +0000")
    whole = f"For information.\n\n{header}\n{TEXT}"
    if html:
        escaped = whole.replace("<", "&lt;").replace(">", "&gt;")
        whole = "".join(f"<p>{part.strip()}</p>" for part in escaped.split("\n\n")).replace("\n", "<br>")
        mail.set_content(whole.replace("<br></p>", "</p>"), subtype="html")
    else:
        mail.set_content(whole)
    document = read(mail)
    found = [text for line in document.lines for text in line.text.split("\n")]
    assert [text for text in found if text != "FYI"] == ["For information.", TEXT.strip()]
    assert document.metadata == {"published": "2019-10-25", "author": "Chair of Coasts"}


def test_a_list_of_labels_is_not_a_header() -> None:
    mail = message()
    mail.set_content("From: the harbour\nTo: the hill\nTime: noon is the best hour for the walk\n")
    assert texts(mail)[:2] == ["From: the harbour", "To: the hill"]


def test_an_empty_message_with_another_attached() -> None:
    inner = message(subject="Coast Update June 2018", date="Fri, 01 Jun 2018 09:00:00 +0000")
    inner.set_content(TEXT)
    mail = message(subject="Fwd: see attached")
    mail.set_content("FYI\n")
    mail.add_attachment(inner)
    document = read(mail)
    assert (document.title, document.metadata["published"]) == ("Coast Update June 2018", "2018-06-01")
    assert [line.text for line in document.lines] == [TEXT.strip()]


def test_a_text_that_is_all_quoted_loses_its_margin() -> None:
    mail = message()
    mail.set_content("See below.\n> The nine coastal areas\n> met in April.\n> And again in May.\n")
    assert texts(mail) == ["See below.", "The nine coastal areas", "met in April.", "And again in May."]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\n\n",
        b"\n\n\n",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nxx\n--b--\n",
        b"Content-Type: multipart/mixed\n\n",
        b"Content-Type: text/html\n\n<img src=x>\n",
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(1000)),
        b"Content-Type: message/rfc822\n\n" * 2000 + b"hi",
    ],
)
def test_messages_without_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\n" + TEXT.encode(),
        b"Subject: =?utf-8?b?!!!?= =?nonsense?q?=FF?=\nFrom: ((((\nDate: 99 Foo\n\n" + TEXT.encode(),
        b"Content-Transfer-Encoding: base64\n\n" + b"!" * 10 + b"VGhlIG5pbmUgYXJlYXMgbWV0Lg==\n",
        b'Content-Type: text/plain; charset="no such"\n\n' + TEXT.encode(),
        b"Content-Type: text/html; charset=utf-8; =;;\nContent-Transfer-Encoding: 9bit\n\n<p>"
        + TEXT.encode(),
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + TEXT.encode() + b"\n--b",
        b"\xff\xfe: \x80\nSubject: \xe9\n\n" + TEXT.encode(),
    ],
)
def test_broken_messages_are_read_as_far_as_they_go(data: bytes) -> None:
    assert read(data).lines


def _archive(page: str, charset: str = "utf-8") -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/update\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        f"----b\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n"
        "Content-Location: https://example.org/update\r\n\r\n"
    )
    tail = (
        "\r\n----b\r\nContent-Type: text/html\r\nContent-Location: frame\r\n\r\n<p>A frame</p>\r\n----b--\r\n"
    )
    return head.encode() + page.encode(charset) + tail.encode()


def test_a_page_saved_as_one_file() -> None:
    document = read_mhtml(
        "p.mhtml", _archive("<title>Coast Update</title><p>Café – “so”.</p>", "windows-1252")
    )
    assert [line.text for line in document.lines] == ["Café – “so”."]
    assert document.title == "Coast Update"
    assert document.metadata["url"] == "https://example.org/update"


def test_an_archive_without_a_page() -> None:
    with pytest.raises(UnreadableDocument, match="no page"):
        read_mhtml(
            "p.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--"
        )
