"""Citations as they are written, letter for letter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.lang.days import published_day
from bot.model.analysis import Outlet
from bot.model.answers import CorrectedField
from bot.model.evidence.citations import CitationStyle
from bot.policy.citations.author_names import FamilyNameLast, family_name_last, initials
from bot.policy.citations.fields import version_digest
from bot.policy.citations.styles import citation
from tests.policy.citations.cited import TEXT, URL, cited

CHICAGO, APA, BIBTEX, MARKDOWN = CitationStyle
FIRST_LINK = f"{URL}#:~:text=North%20Korea%20fired%20two%20missiles."
LAST_LINK = f"{URL}#:~:text=They%20flew%20about%20350%20km%20before%20they%20fell%20into%20the%20sea."
EVIDENCE = (
    f"Retrieved 2024-09-17 00:12:05 UTC; SHA-256 {version_digest(TEXT)}\n"
    "[1] North Korea fired two missiles.\n"
    f"{FIRST_LINK}\n"
    "[3] They flew about 350 km before they fell into the sea.\n"
    f"{LAST_LINK}"
)


def first_line(style: CitationStyle, **fields: object) -> str:
    return citation(cited(**fields), style).splitlines()[0]  # type: ignore[arg-type]  # fields of `cited`


def test_chicago_note() -> None:
    assert citation(cited(), CHICAGO) == (
        "Jane Smith, “North Korea fires missiles,” Han River Post, September 16, 2024, accessed September 17, 2024, "
        f"{URL}.\n{EVIDENCE}"
    )


def test_apa_reference() -> None:
    assert citation(cited(), APA) == (
        "Smith, J. (2024, September 16). North Korea fires missiles. Han River Post. Retrieved September 17, 2024, "
        f"from {URL}\n{EVIDENCE}"
    )


def test_bibtex_entry() -> None:
    assert citation(cited(), BIBTEX) == (
        f"@misc{{hanriverpost2024-{version_digest(TEXT)[:8]},\n"
        "  author = {Smith, Jane},\n"
        "  title = {{North Korea fires missiles}},\n"
        "  howpublished = {Han River Post},\n"
        "  year = {2024},\n"
        "  month = sep,\n"
        "  day = {16},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2024-09-17},\n"
        f"  note = {{Retrieved 2024-09-17 00:12:05 UTC; SHA-256 {version_digest(TEXT)}}},\n"
        f"  annote = {{[1] North Korea fired two missiles. \\url{{{FIRST_LINK}}} "
        f"[3] They flew about 350 km before they fell into the sea. \\url{{{LAST_LINK}}}}},\n"
        "}"
    )


def test_markdown() -> None:
    assert citation(cited(), MARKDOWN) == (
        f"Jane Smith, [North Korea fires missiles]({URL}), *Han River Post*, 2024-09-16. Retrieved 2024-09-17 00:12:05 "
        f"UTC; SHA-256 {version_digest(TEXT)}.\n"
        "\n"
        f"> North Korea fired two missiles. [↗]({FIRST_LINK})\n"
        "\n"
        f"> They flew about 350 km before they fell into the sea. [↗]({LAST_LINK})"
    )


def test_the_digest_is_that_of_the_text_in_utf_8() -> None:
    # as `printf '북한 missile' | sha256sum` prints it
    assert version_digest("북한 missile") == "2b8c1e1d789a8f1fcf87933e26fff741b753c435858a0feee8a6d30d3127b9fe"


def test_what_an_article_does_not_state_is_left_out() -> None:
    bare = {"byline": (), "outlet": None, "published": None}
    accessed = f"accessed September 17, 2024, {URL}."
    assert first_line(CHICAGO, **bare) == f"“North Korea fires missiles,” n.d., {accessed}"
    assert first_line(APA, **bare) == (f"North Korea fires missiles. (n.d.). Retrieved September 17, 2024, from {URL}")
    assert first_line(MARKDOWN, **bare).startswith(f"[North Korea fires missiles]({URL}), n.d. Retrieved")
    entry = citation(cited(**bare), BIBTEX)  # type: ignore[arg-type]  # fields of `cited`
    assert entry.startswith("@misc{articlend-")
    assert not any(f"  {field} = " in entry for field in ("author", "howpublished", "year", "month", "day"))


def test_words_that_are_no_date_are_none() -> None:
    assert ", n.d., accessed" in first_line(CHICAGO, published="last Monday")


def test_a_text_without_date_and_address_ends_with_one_full_stop() -> None:
    line = first_line(CHICAGO, url=None, byline=(), outlet=None, published=None)
    assert line == "“North Korea fires missiles,” n.d."


def test_a_pasted_text_has_no_address_and_was_not_retrieved() -> None:
    pasted = cited(url=None)
    assert citation(pasted, CHICAGO) == (
        "Jane Smith, “North Korea fires missiles,” Han River Post, September 16, 2024.\n"
        f"Text without an address; SHA-256 {version_digest(TEXT)}\n"
        "[1] North Korea fired two missiles.\n"
        "[3] They flew about 350 km before they fell into the sea."
    )
    assert citation(pasted, APA).startswith(
        "Smith, J. (2024, September 16). North Korea fires missiles. Han River Post.\n"
    )
    assert "url" not in citation(pasted, BIBTEX)
    assert "](" not in citation(pasted, MARKDOWN)


def test_what_people_of_the_shelf_corrected_is_marked_in_every_style() -> None:
    corrected = (CorrectedField.TITLE, CorrectedField.DATE)
    mark = "[corrected by those who saved the article, not in the page's words: title, date]"
    for style in (CHICAGO, APA):
        assert first_line(style, corrected=corrected).endswith(mark)
        assert mark not in first_line(style)
    note = next(line for line in citation(cited(corrected=corrected), BIBTEX).splitlines() if "note = " in line)
    assert note.endswith(f"; {mark}}},")
    assert first_line(MARKDOWN, corrected=corrected).endswith(mark.replace("[", "\\[").replace("]", "\\]"))


def test_quotation_marks_of_a_title_become_single_ones_inside_those_of_chicago() -> None:
    title = 'Kim says "deterrent" is “ready”'
    assert first_line(CHICAGO, title=title).startswith("Jane Smith, “Kim says ‘deterrent’ is ‘ready’,” Han River Post,")
    assert '). Kim says "deterrent" is “ready”. Han' in first_line(APA, title=title)
    assert '  title = {{Kim says "deterrent" is “ready”}},' in citation(cited(title=title), BIBTEX)


def test_single_marks_inside_double_ones_of_a_title_become_double_inside_those_of_chicago() -> None:
    title = "“What is a ‘deterrent’ in Kim’s words?” and ‘other’ questions"
    assert first_line(CHICAGO, title=title).startswith(
        "Jane Smith, “‘What is a “deterrent” in Kim’s words?’ and ‘other’ questions,” Han River Post,"
    )


def test_a_title_that_ends_in_a_mark_has_no_full_stop_behind_it() -> None:
    assert "). Is the North ready? Han River Post." in first_line(APA, title="Is the North ready?")


def test_bibtex_escapes_what_it_reads_as_commands_and_keeps_braces_balanced() -> None:
    entry = citation(cited(title="50% of {R&D #1_a ~^ $5 \\ gone"), BIBTEX)
    assert (
        r"  title = {{50\% of \textbraceleft{}R\&D \#1\_a \textasciitilde{}\textasciicircum{} \$5 "
        r"\textbackslash{} gone}},"
    ) in entry
    hostile = citation(cited(url="https://a.example/{x}\\%20y z", sentences=()), BIBTEX)
    assert "  url = {https://a.example/%7Bx%7D%5C%20y%20z}," in hostile


def test_markdown_shows_foreign_text_letter_for_letter() -> None:
    text = "- *Bold* [x](https://evil.example) <b>. 1. A list."
    shown = citation(
        cited(title="A [b] *c* `d`", text=text, sentences=((1, text),), url="https://a.example/x_(y)"), MARKDOWN
    )
    assert r"[A \[b\] \*c\* \`d\`](https://a.example/x_%28y%29)" in shown
    assert r"> \- \*Bold\* \[x\](https://evil.example) \<b\>. 1. A list. [↗](" in shown
    numbered = citation(cited(text="1. A list.", sentences=((1, "1. A list."),)), MARKDOWN)
    assert r"> 1\. A list." in numbered


@pytest.mark.parametrize(
    ("byline", "chicago", "apa", "bibtex"),
    [
        (["김정은"], "김정은", "김정은", "{김정은}"),
        (["Kim Jong Un"], "Kim Jong Un", "Kim Jong Un", "{Kim Jong Un}"),
        (["Hyung-Jin Kim"], "Hyung-Jin Kim", "Hyung-Jin Kim", "{Hyung-Jin Kim}"),
        (["Jan van der Meer"], "Jan van der Meer", "van der Meer, J.", "van der Meer, Jan"),
        (["Martin B. Hill Jr."], "Martin B. Hill Jr.", "Hill, M. B., Jr.", "Hill, Jr., Martin B."),
        (["Amnok News Agency"], "Amnok News Agency", "Amnok News Agency", "{Amnok News Agency}"),
        (["AFP"], "AFP", "AFP", "{AFP}"),
        (["Jane Smith", "이도담"], "Jane Smith and 이도담", "Smith, J., & 이도담", "Smith, Jane and {이도담}"),
        (
            ["Jane Smith", "이도담", "Ada Hill"],
            "Jane Smith, 이도담, and Ada Hill",
            "Smith, J., 이도담, & Hill, A.",
            "Smith, Jane and {이도담} and Hill, Ada",
        ),
        (
            ["Jane Smith", "이도담", "Ada Hill", "Ben Hill"],
            "Jane Smith et al.",
            "Smith, J., 이도담, Hill, A., & Hill, B.",
            "Smith, Jane and {이도담} and Hill, Ada and Hill, Ben",
        ),
    ],
)
def test_authors(byline: list[str], chicago: str, apa: str, bibtex: str) -> None:
    assert first_line(CHICAGO, byline=byline).startswith(f"{chicago}, “")
    assert first_line(APA, byline=byline).startswith(f"{apa if apa.endswith('.') else f'{apa}.'} (2024")
    assert f"  author = {{{bibtex}}}," in citation(cited(byline=byline), BIBTEX)


def test_a_family_name_is_last_only_where_that_is_known() -> None:
    assert family_name_last("Mary-Jane Ann Hill") == FamilyNameLast("Hill", "Mary-Jane Ann")
    assert family_name_last("José Hill") == FamilyNameLast("Hill", "José")
    assert initials("Mary-Jane J.K.") == "M.-J. J. K."
    unknown = (
        "Xi Jinping", "Choe Sang-Hun", "Nguyen Van Nam", "Abe Shinzo", "金正恩", "Smith", "the desk", "Jane of Ur",
        "Ana María García Soto", "Luis Paz Fernandez",
    )  # fmt: skip
    assert [name for name in unknown if family_name_last(name)] == []


def test_a_key_is_ascii_and_another_version_has_another() -> None:
    hangul = Outlet("한강일보", None)
    keys = [
        citation(cited(outlet=outlet, text=text), BIBTEX).splitlines()[0]
        for outlet in (hangul, Outlet("The Han & River", None))
        for text in (TEXT, f"{TEXT} ")
    ]
    assert len(set(keys)) == 4
    assert all(key.isascii() for key in keys)
    assert keys[0].startswith("@misc{article2024-")
    assert keys[2].startswith("@misc{thehanriver2024-")


def test_line_breaks_become_blanks_and_what_has_no_shape_is_left_out() -> None:
    title = "North\nKorea \u202efires\u202c mis\u200bsiles\x00\u2028again"
    assert "“North Korea fires missiles again,” Han" in first_line(CHICAGO, title=title)


def test_the_day_is_that_of_the_zone_that_the_page_states() -> None:
    assert "September 17, 2024, accessed" in first_line(CHICAGO, published="2024-09-17T01:00:00+09:00")
    assert "September 16, 2024, accessed" in first_line(CHICAGO, published="2024-09-16T23:30:00-04:00")
    assert "September 16, 2024, accessed" in first_line(CHICAGO, published="2024-09-16")


def test_the_day_of_a_time_that_is_stored_in_utc_is_that_of_other_cards() -> None:
    """A Korean page of the morning of the 17th, whose site writes all times in UTC, was cited as of the 16th."""
    for at in ("2024-09-16T23:30:00Z", "2024-09-16T23:30:00+00:00"):
        assert "September 17, 2024, accessed" in first_line(CHICAGO, published=at)
        assert published_day(cited(published=at).article) == date(2024, 9, 17), "on cards"


@pytest.mark.parametrize(("country", "at"), [("GB", "22:30"), ("US", "20:00"), ("FR", "17:00"), ("UN", "16:00")])
def test_the_day_of_an_outlet_far_from_korea_is_not_the_next_one(country: str, at: str) -> None:
    """A newspaper of New York that stores times in UTC publishes most of its news after midnight in Korea."""
    outlet = Outlet("Harbor Post", "harborpost.example", country)
    line = first_line(CHICAGO, published=f"2024-09-16T{at}:00+00:00", outlet=outlet)
    assert "September 16, 2024, accessed" in line


def test_the_day_of_an_outlet_without_a_country_is_that_of_cards() -> None:
    outlet = Outlet("Harbor Post", "harborpost.example", None)
    assert "September 17, 2024, accessed" in first_line(CHICAGO, published="2024-09-16T23:30:00Z", outlet=outlet)


@pytest.mark.parametrize("published", ["2024-09-17T06:30:00+09:00", "2024-09-16T21:30:00Z", "2024-09-17"])
def test_a_page_of_a_morning_in_seoul_is_not_accessed_on_the_day_before(published: str) -> None:
    """It was read half an hour after it appeared, which is still the evening of the 16th in UTC."""
    one = cited(published=published, retrieved=datetime(2024, 9, 16, 22, tzinfo=UTC))
    assert "September 17, 2024, accessed September 17, 2024" in citation(one, CHICAGO)
    assert "Retrieved September 17, 2024, from" in citation(one, APA)
    assert "urldate = {2024-09-17}" in citation(one, BIBTEX)
    assert "Retrieved 2024-09-16 22:00:00 UTC" in citation(one, CHICAGO), "the exact time stays in UTC"


def test_a_page_of_an_evening_in_new_york_is_accessed_on_the_day_there() -> None:
    outlet = Outlet("Harbor Post", "harborpost.example", "US")
    one = cited(published="2024-09-16T21:30:00-04:00", outlet=outlet, retrieved=datetime(2024, 9, 17, 2, tzinfo=UTC))
    assert "September 16, 2024, accessed September 16, 2024" in citation(one, CHICAGO)
