"""newsfold as a Prefect flow."""
