"""The sample library: short articles about real events of 2023 and 2024, most of them of two weeks in October 2024,
published by invented outlets under `.example` domains, with the pages that a desk must refuse.

    articles/*.md + outlets.tsv + looks.json + skins/*.html  ->  library (pages as sites serve them)  ->  SampleFetcher

outlets.tsv has the form of the reader's sources table; looks.json says which skin an outlet's pages have.

The articles were written for this project. What real people do in them is what they are publicly known to have done;
analysts, residents and their words are invented, as are the outlets.
"""
