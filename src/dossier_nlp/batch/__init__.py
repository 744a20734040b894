"""Room: batch. A folder of dossiers in, a run on disk out."""
