"""From documents to ranked passages: Dutch terms, embeddings, the stored index and the retriever."""
