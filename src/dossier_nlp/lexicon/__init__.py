"""Room: lexicon."""
