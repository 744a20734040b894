"""Room: caching. What reading and parsing gave, kept so that a changed lexicon need not wait.

Two caches apart: readings (JSON) and parses (spaCy's own bytes; nothing is pickled). Both only save
work: with an empty, damaged or lost cache the results are the same.
"""
