"""The pipeline that makes the Dutch embedding model from raw text, and its evaluation.

``python -m index.training.train FOLDER --out index/model/vraagbaak-nl`` makes the model,
``python -m index.training.evaluate --data FOLDER`` measures it beside BM25 and the English model it came from.
"""
