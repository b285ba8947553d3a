// Addresses of pages.

export const deskOf = (report) => `/bao-cao/${encodeURIComponent(report)}`;

export const documentPage = (id) => `/van-ban/${encodeURIComponent(id)}`;

/** The place of a passage in its document: {document, start, end}. */
export const passagePage = ({ document, start, end }) => `${documentPage(document)}#doan-${start}-${end}`;

export const beginFrom = (document) => `/?tu=${encodeURIComponent(document)}`;
