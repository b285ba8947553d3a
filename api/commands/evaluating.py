"""`trobut eval`: measures over labelled data."""

from argparse import Namespace


def evaluate(options: Namespace) -> int:
    """`trobut eval SUBJECT DATA`."""
    if options.subject == "citations":
        from api.commands.citation_measures import evaluate_citations

        return evaluate_citations(options)
    if options.subject == "checker":
        from api.commands.checker_measures import evaluate_checker

        return evaluate_checker(options)
    if options.subject == "drafting":
        from api.commands.drafting_measures import evaluate_drafting

        return evaluate_drafting(options)
    from api.commands.retrieval_measures import evaluate_retrieval

    return evaluate_retrieval(options)
