"""From a PDF file to a :class:`ingest.document.Document`: pages, sections, sentences and passages."""
