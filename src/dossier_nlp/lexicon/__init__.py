"""Room: lexicon. Rows of ``lexicons/*.tsv`` become checked rows and matchers.

Entries: ``load.load_rows``, ``load.fingerprint``, ``compile.compile_lexicon``,
``compile.Lexicons``, ``check.check``, ``check.overview``.
"""
