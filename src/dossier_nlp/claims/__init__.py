"""Room: claims."""
