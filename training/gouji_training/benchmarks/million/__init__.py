"""A batch run over a million documents, which goes on where it was stopped, and the page of its figures."""
