"""The only place that knows LangChain: chat model, candidate D, retriever. Imported where a model is configured or a program asks for the retriever."""
