"""Room: tagging."""
