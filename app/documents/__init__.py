"""The folder of PDFs as it is managed from the page: what is in it, what comes in, and what the catalogue tells."""
