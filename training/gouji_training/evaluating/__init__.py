"""A model and labelled documents to an evaluation: figures with their uncertainty, and a page that shows them."""
