"""The language of searches: typed text to a query, and whether an article satisfies it.

typed text -> grammar.parse -> Query or QueryProblem
Query -> Query.resolved with the entities that its names mean (bot/services/lookup/queries)
      -> matching.satisfies for the facts of one article, or the search of the database
"""
