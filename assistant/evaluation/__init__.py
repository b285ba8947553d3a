"""How well the parts do on labelled or damaged data."""
