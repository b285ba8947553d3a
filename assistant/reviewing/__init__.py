"""The reviewer's mode: claims of a report, what reviewers concluded about them, sign-off by section, the review record."""
