"""What documents say: reading, structure, citations, registry, library."""
