"""Makes the shipped embedding: official legal articles → vocabulary of multi-syllable pieces → trained vectors → a model folder.

`python -m retrieval.training ARTICLES.jsonl.gz -o FOLDER` is the whole of it; torch is needed here and nowhere else.
"""
