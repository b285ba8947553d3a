"""The only place that knows LangChain: chat model, candidate D, retriever adapter. Nothing here is imported unless a model is configured."""
