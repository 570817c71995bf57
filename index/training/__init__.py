"""The pipeline that makes the product's models from raw text, and its evaluation.

``python -m index.training FOLDER`` makes them all (:mod:`index.training.__main__` lists the steps, each of which can be
run by itself), ``python -m index.training.evaluate --data FOLDER`` measures the embedding model beside BM25 and the
English model it came from.
"""
