from __future__ import annotations

import codecs

import pytest

from jdlint.readers import ReadError, format_of, read
from jdlint.readers.decode import MAX_BYTES, decode, encode


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Café".encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "Café".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Café".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_decoded_without_its_mark_and_encoded_with_it(data: bytes, encoding: str) -> None:
    assert decode("x.md", data) == ("Café", encoding, ())
    assert encode("Café", encoding) == data


def test_line_endings_stay() -> None:
    assert decode("x.md", b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_anything_else_is_windows_1252_and_says_so() -> None:
    text, encoding, notes = decode("x.md", "£40,000 – “good” €".encode("cp1252"))
    assert text == "£40,000 – “good” €"
    assert encode(text, encoding) == "£40,000 – “good” €".encode("cp1252")
    assert notes == ("read as Windows-1252 because it is not UTF-8",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (bytes(range(256)), "not a text file"),
        (b"a\0b", "not a text file"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not a text file"),
        (b"ok\nbad \x81 byte", "line 2 holds bytes"),
        (b"a" * (MAX_BYTES + 200_000), "1.2 MB; jdlint reads files up to 1 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode("x.md", data)
    assert caught.value.path == "x.md"
    assert message in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("path", "fmt"),
    [("a.md", "markdown"), ("b/A.MARKDOWN", "markdown"), ("a.txt", "text"), ("a", "text"), ("a.xyz", "text")],
)
def test_the_suffix_tells_the_format(path: str, fmt: str) -> None:
    assert format_of(path) == fmt


def test_notes_reach_the_posting() -> None:
    posting = read("x.txt", "Pay: £40,000".encode("cp1252"))[0]
    assert posting.format == "text"
    assert posting.notes == ("read as Windows-1252 because it is not UTF-8",)
    assert posting.blocks[0].text == "£40,000"
