"""Room: evaluation. Annotated dossiers in, figures out."""
