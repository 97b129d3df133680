"""The sample library: some fifty short articles about real events of 2023 and 2024, published by invented outlets under
`.example` domains, with the pages that a desk must refuse.

    articles/*.md + outlets.json + skins/*.html  ->  library (pages as a site would serve them)  ->  SampleFetcher

The articles were written for this project. What real people do in them is what they are publicly known to have done;
analysts, residents and their words are invented, as are the outlets.
"""
