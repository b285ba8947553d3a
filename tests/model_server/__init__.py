"""A scripted OpenAI-compatible server: `python -m tests.model_server` serves the cases beside this file on loopback, one model name a case."""
