"""Where training data comes from: shipped records, made-up ones and a user's own, streamed from Parquet shards."""
