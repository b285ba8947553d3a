"""What time has overtaken: documents replaced or of one period only, agencies and places renamed. Raised and proposed, never changed unasked."""
