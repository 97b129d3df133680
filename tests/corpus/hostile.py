"""Pages of up to 2 MB that a careless reader would be busy with for minutes, by what they are made of."""

from __future__ import annotations

HOSTILE = {
    "deep": "<div>" * 200_000 + "hello",
    "unclosed": "<p><b>" * 100_000,
    "tables": "<table><tr><td>" * 50_000,
    "headings": "<h1>a b c</h1>" * 60_000,
    "boxes": "<div class=newsletter><p>a" * 20_000,
    "two megabytes": "<h1>A long report</h1>"
    + "<p>The ministry said on Monday that the talks would go on as planned.</p>" * 27_000,
    "one word": "a" * 2_000_000,
    "data": "<title>A long report</title><script type='application/json'>"
    + '[{"title":"A long report","p":[' * 200
    + '"The talks would go on as planned.",' * 10_000
    + '""'
    + "]}]" * 200
    + "</script>",
}
