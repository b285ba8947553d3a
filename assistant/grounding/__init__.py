"""Texts that a model writes from passages of the library, judged without a model inside: nothing stands in them that the passages do not hold."""
