"""A byline below the title of a PDF, in letters of one size, is no part of the title."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

TEXT = [
    "December 2, 2026",
    "GENEVA - Envoys of four countries will meet in Geneva next week",
    "to discuss the freight line between Dandong and Sinuiju, the",
    "Swiss foreign ministry said on Wednesday.",
]


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, and without a title of its own."""
    shown = "BT /F1 12 Tf 72 760 Td 16 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return content + f"{end}startxref\n{len(content)}\n%%EOF".encode("latin-1")


@pytest.mark.parametrize(
    ("head", "title", "byline"),
    [
        (["Envoys to meet in Geneva over the freight line", "By Hana Brandt"],
         "Envoys to meet in Geneva over the freight line", ("Hana Brandt",)),
        (["Envoys to meet in Geneva over the freight line", "By Hana Brandt and Urs Kehl"],
         "Envoys to meet in Geneva over the freight line", ("Hana Brandt", "Urs Kehl")),
        (["Envoys to Hold Talks on Freight in Geneva", "By End of the Year"],
         "Envoys to Hold Talks on Freight in Geneva By End of the Year", ()),
        (["The freight line is to be opened, the ministry says,", "by North Korea"],
         "The freight line is to be opened, the ministry says, by North Korea", ()),
    ],
)  # fmt: skip
def test_a_byline_is_no_part_of_the_title(
    head: list[str], title: str, byline: tuple[str, ...], sources: SourceTable
) -> None:
    document = read_document(Page(None, pdf([*head, *TEXT]), "application/pdf"), sources)
    assert (document.title, document.byline) == (title, byline)
    assert "Envoys of four countries will meet" in document.text
