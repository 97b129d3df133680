"""The sample library: short articles about real events of 2023 and 2024, most of two weeks in October 2024, published
by fictional outlets under `.example` domains, and pages that must be refused.

    articles/*.md + outlets.tsv + looks.json + skins/*.html  ->  library (pages as sites serve them)  ->  SampleFetcher

outlets.tsv has the format of the reader's sources table; looks.json says which skin an outlet's pages have.

The articles were written for this project. Public figures do in them what they are publicly known to have done;
analysts, residents, their statements and the outlets are fictional.
"""
